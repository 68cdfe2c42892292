/** What editors are told, read as they read it. */
package io.genmedia.camel.catalog;
