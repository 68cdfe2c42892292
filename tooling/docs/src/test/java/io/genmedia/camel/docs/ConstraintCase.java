package io.genmedia.camel.docs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.catalog.Rule;
import java.util.List;

/**
 * A value that one word of a schema forbids, with what the message about it must tell.
 *
 * @param constraint the place of the word, as {@code duration/enum}
 * @param parameter the parameter that must be named
 * @param outside an input that is good but for this
 * @param shown how the message shows the value
 * @param accepted what the message must say of what is accepted
 * @param rules what may be found to be violated
 * @param inside inputs with a value that the same word allows, at its very border
 */
record ConstraintCase(
        String constraint,
        String parameter,
        ObjectNode outside,
        String shown,
        List<String> accepted,
        List<Rule> rules,
        List<ObjectNode> inside) {}
