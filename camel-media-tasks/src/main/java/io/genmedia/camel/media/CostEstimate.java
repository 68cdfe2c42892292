package io.genmedia.camel.media;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/**
 * What a generation would cost.
 *
 * @param cost in US dollars
 * @param remaining what is left of the account's budget, in US dollars; null where the provider does not tell
 * @param fits whether the account can pay it
 * @param suggestion parameters that would fit, as the provider names them; null where it suggests none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record CostEstimate(BigDecimal cost, BigDecimal remaining, boolean fits, JsonNode suggestion) {}
