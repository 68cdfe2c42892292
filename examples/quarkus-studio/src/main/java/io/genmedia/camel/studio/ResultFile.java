package io.genmedia.camel.studio;

/**
 * A piece of a result.
 *
 * @param name of the file in the folder of results; null for an output that is text alone
 * @param kind what it is: image, video, audio, music, 3d, text
 * @param role what it is for: result, preview
 * @param mediaType as the provider sent it; may be null
 * @param text the words themselves; null for a file
 */
record ResultFile(String name, String kind, String role, String mediaType, String text) {}
