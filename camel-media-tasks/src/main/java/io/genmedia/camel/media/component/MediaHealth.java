package io.genmedia.camel.media.component;

import io.genmedia.camel.media.internal.engine.Account;
import io.genmedia.camel.media.internal.engine.MediaEngine;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ApiCall;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * The health check of an endpoint that sends: one read that costs nothing shows whether service and key are good, and one of the
 * durable store whether anything can be bought.
 */
final class MediaHealth {

    private static final long PATIENCE_SECONDS = 10;

    private final MediaEndpoint endpoint;
    private Check check;
    private WritableHealthCheckRepository repository;

    MediaHealth(MediaEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    void register(Account account) {
        Optional<ApiCall> probe = endpoint.provider().healthProbe();
        repository = HealthCheckHelper.getHealthCheckRepository(
                endpoint.getCamelContext(), "producers", WritableHealthCheckRepository.class);
        if (repository == null || probe.isEmpty() || check != null) {
            return;
        }
        String id = String.join(
                ":",
                "producer",
                endpoint.provider().scheme(),
                endpoint.operation().path() + "-" + Integer.toHexString(System.identityHashCode(this)));
        check = new Check(id, endpoint.engine(), account, probe.get());
        check.setEnabled(endpoint.getComponent().isHealthCheckProducerEnabled());
        check.setCamelContext(endpoint.getCamelContext());
        repository.addHealthCheck(check);
    }

    void unregister() {
        if (check != null) {
            repository.removeHealthCheck(check);
            check = null;
        }
    }

    private static final class Check extends AbstractHealthCheck {

        private final MediaEngine engine;
        private final Account account;
        private final ApiCall probe;

        Check(String id, MediaEngine engine, Account account, ApiCall probe) {
            super("camel", id);
            this.engine = engine;
            this.account = account;
            this.probe = probe;
        }

        @Override
        protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
            builder.detail("service", account.baseUrl().toString());
            try {
                engine.askStore().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                builder.message("nothing is submitted until the task store answers: " + reason(e))
                        .down();
                return;
            } catch (InterruptedException e) {
                interrupted(builder);
                return;
            }
            try {
                ApiAnswer answer = account.call(probe).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                builder.detail("http.status", answer.status());
                if (answer.isSuccess() || answer.status() == 429) {
                    builder.up();
                } else {
                    builder.message("answered " + answer.status()).down();
                }
            } catch (ExecutionException | TimeoutException e) {
                builder.message("no answer: " + reason(e)).down();
            } catch (InterruptedException e) {
                interrupted(builder);
            }
        }

        private static String reason(Exception e) {
            return e instanceof ExecutionException
                    ? e.getCause().getMessage()
                    : "it took longer than " + PATIENCE_SECONDS + " s";
        }

        private static void interrupted(HealthCheckResultBuilder builder) {
            Thread.currentThread().interrupt();
            builder.message("interrupted").unknown();
        }
    }
}
