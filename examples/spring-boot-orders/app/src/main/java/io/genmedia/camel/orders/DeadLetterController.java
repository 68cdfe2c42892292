package io.genmedia.camel.orders;

import jakarta.jms.JMSException;
import java.util.List;
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

    /** All of them. */
    @GetMapping
    List<DeadLetters.DeadLetter> list() throws JMSException {
        return letters.list();
    }

    /** Puts one back into the queue of orders. */
    @PostMapping("/{messageId}/replay")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replay(@PathVariable String messageId, @RequestParam(defaultValue = "false") boolean resubmit)
            throws JMSException {
        check(messageId, letters.replay(messageId, resubmit));
    }

    /** Puts all of them back. What was of unknown outcome stays so: to buy again is decided one by one. */
    @PostMapping("/replay")
    Replayed replayAll() throws JMSException {
        int count = 0;
        for (DeadLetters.DeadLetter letter : letters.list()) {
            if (letters.replay(letter.messageId(), false)) {
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
