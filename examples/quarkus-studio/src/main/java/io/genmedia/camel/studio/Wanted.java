package io.genmedia.camel.studio;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the page asks for.
 *
 * @param id made by the page, a UUID; null where nothing is ordered
 * @param provider the scheme of the component
 * @param kind what is made
 * @param model the model
 * @param input the parameters
 */
record Wanted(String id, String provider, String kind, String model, ObjectNode input) {}
