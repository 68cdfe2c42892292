package io.genmedia.camel.media.internal.submit;

import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.spi.TaskSnapshot;

/** What the answer to a submit proves. */
sealed interface SubmitVerdict {

    /** The provider took the task. */
    record Accepted(TaskSnapshot task) implements SubmitVerdict {}

    /** Nothing was bought. */
    record NotBought(MediaException error) implements SubmitVerdict {}

    /** It proves nothing. */
    record Unknown(MediaException error) implements SubmitVerdict {}
}
