package io.genmedia.camel.media;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A file that the provider keeps, for use as a media input.
 *
 * @param url where the provider serves it; null where it answers an id alone
 * @param id the provider's id of it; null where it answers a URL alone
 * @param filename its name
 * @param size its length in bytes; null where not known
 * @param mediaType its media type, as {@code image/png}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record UploadedFile(String url, String id, String filename, Long size, String mediaType) {}
