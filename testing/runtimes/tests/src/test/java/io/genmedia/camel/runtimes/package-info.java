/** The same routes in each runtime, started as processes and looked at from outside: {@code docs/runtimes.md}. */
package io.genmedia.camel.runtimes;
