package io.genmedia.camel.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;

/**
 * What whoever ordered is told, once every picture of the order is over.
 *
 * @param orderId the order
 * @param sku the product
 * @param status what came of it
 * @param pictures each view, in the order of the order
 * @param cost of all pictures in US dollars; null where the provider does not say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reply(String orderId, String sku, Status status, List<Picture> pictures, BigDecimal cost) {

    /** What came of an order. */
    public enum Status {
        /** All pictures are there. */
        DONE,
        /** Some are. */
        PARTIAL,
        /** None is. */
        FAILED
    }

    /**
     * One picture.
     *
     * @param view which one
     * @param taskId the provider's task; null where none was made. A reply that comes twice has the same
     * @param files below the folder of pictures; empty where there is none
     * @param cost in US dollars; null where the provider does not say
     * @param reason why there is none; null where there is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Picture(String view, String taskId, List<String> files, BigDecimal cost, String reason) {}

    /** @return the reply for these pictures */
    static Reply of(String orderId, String sku, List<Picture> pictures) {
        long made =
                pictures.stream().filter(picture -> picture.reason() == null).count();
        Status status = made == pictures.size() ? Status.DONE : made == 0 ? Status.FAILED : Status.PARTIAL;
        BigDecimal cost = pictures.stream()
                .map(Picture::cost)
                .filter(known -> known != null)
                .reduce(BigDecimal::add)
                .orElse(null);
        return new Reply(orderId, sku, status, pictures, cost);
    }
}
