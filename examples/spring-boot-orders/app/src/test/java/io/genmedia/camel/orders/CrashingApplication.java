package io.genmedia.camel.orders;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;

/** The application, which ends at once where a step is about to begin, or done: no hook runs, nothing is closed. */
class CrashingApplication {

    /** The id of a step before which it ends. */
    static final String BEFORE = "crash.before";
    /** The id of a step after which it ends. */
    static final String AFTER = "crash.after";
    /** As that of a process that was killed. */
    static final int STATUS = 137;

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(OrdersApplication.class)
                .sources(CrashingApplication.class)
                .run(arguments);
    }

    @Bean
    InterceptStrategy crash() {
        return CrashingApplication::wrap;
    }

    private static Processor wrap(CamelContext context, NamedNode node, Processor target, Processor next) {
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                if (node.getId().equals(System.getProperty(BEFORE))) {
                    Runtime.getRuntime().halt(STATUS);
                }
                return super.process(exchange, synchronously -> {
                    if (node.getId().equals(System.getProperty(AFTER))) {
                        Runtime.getRuntime().halt(STATUS);
                    }
                    callback.done(synchronously);
                });
            }
        };
    }
}
