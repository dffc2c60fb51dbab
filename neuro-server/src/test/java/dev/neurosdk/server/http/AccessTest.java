package dev.neurosdk.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {

    private final Access access = Access.tokens(List.of("rose", "tulip & lily", "a+b="));

    private static Request request(String query, @Nullable String authorization) {
        Request request = mock(Request.class);
        HttpFields.Mutable headers = HttpFields.build();
        if (authorization != null) {
            headers.put(HttpHeader.AUTHORIZATION, authorization);
        }
        when(request.getHeaders()).thenReturn(headers);
        when(request.getHttpURI()).thenReturn(HttpURI.from("http://127.0.0.1/game/a" + query));
        return request;
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "'', Bearer rose",
                "'', bearer  rose",
                "'', Bearer tulip & lily",
                "?token=rose, none",
                "?a=b&token=tulip%20%26%20lily, none",
                "?token=wrong&token=rose, none",
                "?token=a+b=, none",
                "?token=a%2Bb%3D, none",
                "?token=wrong, Bearer rose"
            })
    void request_thatShowsAToken_isAdmitted(String query, @Nullable String authorization) {
        assertThat(access.admits(request(query, authorization))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "'', none",
                "'', rose",
                "'', Basic rose",
                "'', Bearer",
                "'', Bearer rosey",
                "'', Bearer ros",
                "?token=, none",
                "?token, none",
                "?token=ROSE, none",
                "?toke=rose, none",
                "?token=%zz, none"
            })
    void request_thatShowsNone_isNot(String query, @Nullable String authorization) {
        assertThat(access.admits(request(query, authorization))).isFalse();
        assertThat(Access.open().admits(request(query, authorization))).isTrue();
    }

    @Test
    void either_admitsTheTokensOfBoth() {
        Access both = Access.tokens(List.of("lily")).or(access);

        assertThat(both.admits(request("", "Bearer lily"))).isTrue();
        assertThat(both.admits(request("", "Bearer rose"))).isTrue();
        assertThat(both.admits(request("", "Bearer daisy"))).isFalse();
        assertThat(Access.open().or(access).admits(request("", null))).isFalse();
    }

    @Test
    void toString_showsNoToken() {
        assertThat(access).hasToString("3 token(s)");
        assertThat(Access.open()).hasToString("open");
    }

    @Test
    void tokens_thatAreNone_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Access.tokens(List.of()))
                .withMessageContaining("at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Access.tokens(List.of("secret", " ")))
                .withMessageContaining("blank")
                .withMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, none",
                "a=b, a=b",
                "token=rose, none",
                "a=b&token=rose&c=d, a=b&c=d",
                "token=rose&token=lily, none",
                "tokens=rose, tokens=rose"
            })
    void withoutToken_leavesTheRest(@Nullable String query, @Nullable String left) {
        assertThat(Access.withoutToken(query)).isEqualTo(left);
    }
}
