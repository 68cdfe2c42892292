package io.genmedia.camel.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What a browser sends for a page of another site is refused; what a person sends is let through. */
class OwnRequestsTest {

    private final OwnRequests filter = new OwnRequests(
            new OrdersProperties(
                    null,
                    null,
                    null,
                    null,
                    null,
                    1,
                    List.of("127.0.0.1", "localhost", "[::1]", "orders.example"),
                    null),
            new ObjectMapper());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:8080",
                "127.0.0.1",
                "localhost:8080",
                "LocalHost",
                "[::1]:8080",
                "[::1]",
                "orders.example"
            })
    void shouldLetThroughWhatIsAskedUnderAnOwnName(String host) throws Exception {
        assertThat(answer("GET", host)).isEqualTo(200);
        assertThat(answer("POST", host, OwnRequests.HEADER, "1")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attacker.example",
                "attacker.example:8080",
                "127.0.0.1.attacker.example:8080",
                "localhost.",
                "127.0.0.1:8080:8080",
                "[::2]:8080",
                ""
            })
    void shouldRefuseANameThatPointsHereAndIsNotOurs(String host) throws Exception {
        assertThat(answer("GET", host)).isEqualTo(403);
        assertThat(answer("POST", host, OwnRequests.HEADER, "1", "Sec-Fetch-Site", "same-origin"))
                .isEqualTo(403);
        assertThat(answer("GET", host, "X-Forwarded-Host", "localhost", "Forwarded", "host=localhost"))
                .isEqualTo(403);
    }

    @Test
    void shouldRefuseARequestWithoutAHost() throws Exception {
        assertThat(answer("GET", null)).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://attacker.example, 403",
        "Origin, http://localhost:3000, 403",
        "Origin, http://localhost:8080.attacker.example, 403",
        "Origin, null, 403",
        "Origin, http://localhost:8080, 200",
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Sec-Fetch-Site, same-origin, 200",
        "Sec-Fetch-Site, none, 200"
    })
    void shouldRefuseAPageOfAnotherSite(String name, String value, int status) throws Exception {
        assertThat(answer("GET", "localhost:8080", name, value)).isEqualTo(status);
        assertThat(answer("POST", "localhost:8080", name, value, OwnRequests.HEADER, "1"))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "DELETE", "PUT", "PATCH", "OPTIONS"})
    void shouldAskForAHeaderThatNoFormCanSetWhereSomethingChanges(String method) throws Exception {
        MockHttpServletResponse refused = ask(method, "localhost:8080");

        assertThat(refused.getStatus()).isEqualTo(403);
        assertThat(refused.getContentType()).isEqualTo("application/problem+json");
        assertThat(refused.getContentAsString()).contains(method, "needs the header X-Orders");
        assertThat(answer("HEAD", "localhost:8080")).isEqualTo(200);
    }

    private int answer(String method, String host, String... headers) throws Exception {
        return ask(method, host, headers).getStatus();
    }

    private MockHttpServletResponse ask(String method, String host, String... headers) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/dead-letters/replay");
        if (host != null) {
            request.addHeader("Host", host);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.addHeader(headers[i], headers[i + 1]);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();
        filter.doFilter(request, response, chain);
        assertThat(chain.getRequest() != null).isEqualTo(response.getStatus() == 200);
        return response;
    }
}
