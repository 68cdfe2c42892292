package io.genmedia.camel.media.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db:5432/tasks?user=joe&password=geheim",
                "jdbc:postgresql://db:5432/tasks?password=geheim&user=joe&sslmode=require",
                "jdbc:postgresql://joe:geheim@db:5432/tasks",
                "jdbc:postgresql://joe:geheim@db:5432/tasks?sslmode=require",
                "jdbc:h2:file:./data/tasks;USER=joe;PASSWORD=geheim",
                "jdbc:h2:tcp://db/tasks;password=geheim;user=joe;TRACE_LEVEL_FILE=0",
            })
    void shouldTakeUserAndPasswordOutOfAnAddress(String url) {
        // when
        JdbcAddress address = JdbcAddress.of(url, null, null);

        // then
        assertThat(address.username()).isEqualTo("joe");
        assertThat(address.secrets()).containsEntry("password", "geheim");
        assertThat(address.url()).doesNotContain("geheim", "joe");
        assertThat(address).asString().doesNotContain("geheim");
    }

    @Test
    void shouldPreferTheOptionsToTheAddress() {
        // when
        JdbcAddress address = JdbcAddress.of("jdbc:postgresql://joe:old@db/tasks", "jim", "new");

        // then
        assertThat(address.username()).isEqualTo("jim");
        assertThat(address.secrets()).containsEntry("password", "new");
    }

    @Test
    void shouldReadWhatIsEscapedInAnAddress() {
        // when
        JdbcAddress address = JdbcAddress.of("jdbc:postgresql://db/tasks?user=joe&password=a%26b%3Dc", null, null);

        // then
        assertThat(address.secrets()).containsEntry("password", "a&b=c");
    }

    @Test
    void shouldKeepWhatElseTheAddressSays() {
        // when
        JdbcAddress address =
                JdbcAddress.of("jdbc:postgresql://a:1,b:2/tasks?sslmode=require&socketTimeout=7", null, null);

        // then
        assertThat(address.url())
                .startsWith("jdbc:postgresql://a:1,b:2/tasks?sslmode=require&socketTimeout=7&")
                .contains("connectTimeout=5")
                .doesNotContain("socketTimeout=30");
    }

    @Test
    void shouldLeaveAnEmbeddedDatabaseOpenUntilTheStoreIsStopped() {
        assertThat(JdbcAddress.of("jdbc:h2:file:./data/tasks", null, null).url())
                .startsWith("jdbc:h2:file:./data/tasks;")
                .contains("DB_CLOSE_ON_EXIT=FALSE");
        // H2 refuses both together
        assertThat(JdbcAddress.of("jdbc:h2:file:./data/tasks;AUTO_SERVER=TRUE", null, null)
                        .url())
                .doesNotContain("DB_CLOSE_ON_EXIT");
    }

    @Test
    void shouldRefuseADatabaseThatItDoesNotKnow() {
        assertThatThrownBy(() -> JdbcAddress.of("jdbc:mysql://joe:geheim@db/tasks", null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:h2:")
                .hasMessageContaining("jdbc:mysql:")
                .hasMessageNotContaining("geheim");
    }
}
