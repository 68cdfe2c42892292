package io.genmedia.camel.orders;

import jakarta.jms.JMSException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The dead letters over HTTP, for the person who has to decide. */
@RestController
@RequestMapping("/dead-letters")
class DeadLetterController {

    private final DeadLetters letters;

    DeadLetterController(DeadLetters letters) {
        this.letters = letters;
    }

    /** The oldest of them. */
    @GetMapping
    DeadLetters.Listing list() throws JMSException {
        return letters.list();
    }

    /** Puts one back into the queue of orders. */
    @PostMapping("/{messageId}/replay")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replay(@PathVariable String messageId, @RequestParam(defaultValue = "false") boolean resubmit)
            throws JMSException {
        try {
            check(messageId, letters.replay(messageId, resubmit));
        } catch (InvalidOrderException e) {
            throw new ResponseStatusException(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "Nothing can be bought again for the dead letter " + messageId
                            + ", for no order can be read from it: " + e.getMessage()
                            + " DELETE throws it away; without resubmit it is put back as it is.",
                    e);
        }
    }

    /** Puts all of them back. What was of unknown outcome stays so: to buy again is decided one by one. */
    @PostMapping("/replay")
    Replayed replayAll() throws JMSException, InvalidOrderException {
        int count = 0;
        for (String messageId : letters.ids()) {
            if (letters.replay(messageId, false)) {
                count++;
            }
        }
        return new Replayed(count);
    }

    /** How many were put back. */
    record Replayed(int replayed) {}

    /** Throws one away. */
    @DeleteMapping("/{messageId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String messageId) throws JMSException {
        check(messageId, letters.delete(messageId));
    }

    private static void check(String messageId, boolean there) {
        if (!there) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND,
                    "There is no dead letter " + messageId + "; GET /dead-letters lists those that there are.");
        }
    }
}
