package io.genmedia.camel.orders;

import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.connection.CachingConnectionFactory;

/** JMS: the component of the routes, and the broker that Spring Boot starts within this application. */
@Configuration(proxyBeanMethods = false)
class Messaging {

    /** For so long a consumer waits for a message, before it looks whether it shall stop. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final Duration LONGEST_REDELIVERY_DELAY = Duration.ofMinutes(5);

    /** Whose broker it is: {@code embedded} or {@code native}. */
    private static final String MODE = "spring.artemis.mode";

    /**
     * The component {@code jms:}. Its consumers have sessions of their own, which are transacted; what the routes send goes through
     * others, at once: no reply is a part of the transaction in which an order was read.
     */
    @Bean
    JmsComponent jms(CachingConnectionFactory connections) {
        JmsComponent component = new JmsComponent();
        component.setConnectionFactory(connections);
        component.getConfiguration().setListenerConnectionFactory(uncached(connections));
        component.getConfiguration().setTemplateConnectionFactory(connections);
        component.getConfiguration().setReceiveTimeout(LOOK.toMillis());
        component.getConfiguration().setRecoveryInterval(LOOK.toMillis());
        return component;
    }

    /** An order is text: no object of Java that somebody sends is ever read, wherever it might be asked for. */
    @Bean
    static BeanPostProcessor noObjectsOfJava() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof CachingConnectionFactory caching
                        && caching.getTargetConnectionFactory() instanceof ActiveMQConnectionFactory artemis) {
                    artemis.setDeserializationDenyList("*");
                }
                return bean;
            }
        };
    }

    /** A listener keeps its own session, and must not share one with a sender. */
    static ConnectionFactory uncached(CachingConnectionFactory connections) {
        return connections.getTargetConnectionFactory();
    }

    /** The broker that is started here: a port for those who order, and what becomes of a message that fails. */
    @Bean
    @ConditionalOnProperty(name = MODE, havingValue = "embedded")
    ArtemisConfigurationCustomizer broker(OrdersProperties properties) {
        OrdersProperties.Broker broker = properties.broker();
        return configuration -> {
            try {
                configuration.addAcceptorConfiguration("tcp", "tcp://" + broker.host() + ":" + broker.port());
            } catch (Exception e) {
                throw new IllegalArgumentException(
                        "The broker cannot listen on " + broker.host() + ":" + broker.port()
                                + "; look at orders.broker.host and orders.broker.port.",
                        e);
            }
            configuration.setJMXManagementEnabled(false);
            configuration.getAddressSettings().put("#", settings(properties).setMaxDeliveryAttempts(-1));
            configuration.addAddressSetting(
                    properties.queue(),
                    settings(properties)
                            .setMaxDeliveryAttempts(broker.maxDeliveries())
                            .setRedeliveryDelay(broker.redeliveryDelay().toMillis())
                            .setRedeliveryMultiplier(broker.redeliveryMultiplier())
                            .setMaxRedeliveryDelay(LONGEST_REDELIVERY_DELAY.toMillis()));
        };
    }

    private static AddressSettings settings(OrdersProperties properties) {
        SimpleString dead = SimpleString.of(properties.deadQueue());
        return new AddressSettings()
                // a queue that nobody has made is a mistake in an address: the sender is told, and nothing is lost in
                // it
                .setAutoCreateQueues(false)
                .setAutoCreateAddresses(false)
                .setDeadLetterAddress(dead)
                .setExpiryAddress(dead);
    }
}
