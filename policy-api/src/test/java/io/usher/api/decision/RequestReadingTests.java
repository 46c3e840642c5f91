package io.usher.api.decision;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.usher.core.decision.PolicyRequest;
import io.usher.core.decision.PolicyRequest.AvatarRequest;
import io.usher.core.decision.PolicyRequest.DirectoryRequest;
import io.usher.core.decision.PolicyRequest.RegistrationRequest;
import io.usher.core.decision.PolicyRequest.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RequestReadingTests {

	private static final String SERVICE = "/policy/v1/service/configuration";

	@ParameterizedTest
	@CsvSource(delimiter = ' ',
			value = { "alice alice", "a%2Fb a/b", "a/b a/b", "a%252Fb a%2Fb", "a+b a+b", "a;x=y a;x=y",
					"m%C3%B8te møte", "%F0%9F%98%80 😀", "sip:a@b;transport=tls sip:a@b;transport=tls", "..%2f.. ../..",
					"a%5Cb a\\b", "møte møte" })
	void decodesAnAliasInThePathOnce(String encoded, String alias) {
		String raw = new String(encoded.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
		assertThat(read("/policy/v1/participant/avatar/" + raw, null)).isInstanceOf(AvatarRequest.class)
			.extracting("alias")
			.isEqualTo(alias);
		assertThat(read("/policy/v1/registrations/" + raw, null)).isInstanceOf(RegistrationRequest.class)
			.extracting("alias")
			.isEqualTo(alias);
	}

	@Test
	void keepsEveryParameterInItsOrder() {
		PolicyRequest request = read("/policy/v1/registrations", "q=ali&b=2&q=&c&&d=%26%3D&%C3%A9=a+b%2B&x=1=2&=v");
		assertThat(request).isInstanceOf(DirectoryRequest.class);
		assertThat(request.parameters().all().keySet()).containsExactly("q", "b", "c", "d", "é", "x", "");
		assertThat(request.parameters().all()).containsEntry("q", List.of("ali", ""))
			.containsEntry("b", List.of("2"))
			.containsEntry("c", List.of(""))
			.containsEntry("d", List.of("&="))
			.containsEntry("é", List.of("a b+"))
			.containsEntry("x", List.of("1=2"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "local_alias=%", "local_alias=%4", "local_alias=%zz", "local_alias=a%4g",
			"%=1&local_alias=a", "local_alias=%C3", "local_alias=%ED%A0%80", "local_alias=%C0%AF", "local_alias=%FF",
			"local_alias=a&x=%E6%97", "local_alias=会", "local_alias=%-1", "local_alias=%\uff11\uff12" })
	void refusesWhatIsNoEncodedUtf8(String query) {
		assertThat(refusal(SERVICE, query).status()).isEqualTo(400);
	}

	@Test
	void namesTheParameterThatIsMalformed() {
		Refusal refusal = refusal(SERVICE, "local_alias=meet%2");
		assertThat(refusal.error()).isEqualTo("local_alias: malformed \"%2\"");
		assertThat(refusal.expected()).contains("two hexadecimal digits");
	}

	@Test
	void asksForAnAliasOrAService() {
		assertThat(refusal(SERVICE, null).expected()).contains("local_alias", "service_name", "unique_service_name");
		assertThat(refusal(SERVICE, "protocol=sip").status()).isEqualTo(400);
		for (String query : List.of("local_alias=", "local_alias", "service_name=+", "unique_service_name=x")) {
			assertThat(read(SERVICE, query)).as(query).isInstanceOf(ServiceRequest.class);
		}
	}

	@Test
	void boundsAliasesByCharactersOfUnicode() {
		String face = "%F0%9F%98%80";
		assertThat(read(SERVICE, "local_alias=" + face.repeat(2048))).isInstanceOf(ServiceRequest.class);
		assertThat(refusal(SERVICE, "local_alias=" + face.repeat(2049)).error())
			.isEqualTo("local_alias: 2049 characters");
		assertThat(refusal("/policy/v1/registrations/" + "a".repeat(2049), null).status()).isEqualTo(400);
	}

	@Test
	void boundsParametersAndTheLine() {
		String name = "n".repeat(1024);
		assertThat(read(SERVICE, "local_alias=a&" + name + "=" + "v".repeat(16_384)).parameters().all())
			.containsKey(name);
		assertThat(refusal(SERVICE, "local_alias=a&" + name + "n=1").status()).isEqualTo(400);
		assertThat(refusal(SERVICE, "local_alias=a&n=" + "v".repeat(16_385)).status()).isEqualTo(400);
		assertThat(read(SERVICE, "local_alias=a" + "&b=c".repeat(499))).isInstanceOf(ServiceRequest.class);
		assertThat(refusal(SERVICE, "local_alias=a" + "&b=c".repeat(500)).status()).isEqualTo(400);
		assertThat(refusal(SERVICE, "local_alias=" + "a".repeat(60_000)).status()).isEqualTo(414);
	}

	@Test
	void listsWhatCanBeAskedFor() {
		Refusal refusal = refusal("/policy/v1/service/configurations", "local_alias=a");
		assertThat(refusal.status()).isEqualTo(404);
		assertThat(refusal.expected()).contains(SERVICE, "/policy/v1/participant/avatar/<alias>");
	}

	private static PolicyRequest read(String uri, String query) {
		return RequestReading.read(uri, PolicyPath.of(uri), query);
	}

	private static Refusal refusal(String uri, String query) {
		Refusal[] refusal = new Refusal[1];
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> read(uri, query))
			.satisfies((ex) -> refusal[0] = ex.refusal());
		return refusal[0];
	}

}
