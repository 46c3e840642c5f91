package io.usher.web.account;

import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.spec.SecretKeySpec;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.google.common.io.BaseEncoding;
import io.usher.core.administration.Administration;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.Actor;
import io.usher.web.ConsoleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

/**
 * Codes of an authenticator app after the password.
 */
@ConsoleTest
class SecondFactorTests {

	private static final String SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private Administration administration;

	@Autowired
	private Accounts accounts;

	@Autowired
	private SecondFactors factors;

	@Test
	void isSetUpWithThePasswordAndACodeOfTheApp() throws Exception {
		account("carla");
		MockHttpSession session = new MockHttpSession();
		assertThat(password(session, "carla")).hasRedirectedUrl("/");
		String page = this.pages.get()
			.uri("/account/second-factor")
			.session(session)
			.exchange()
			.getResponse()
			.getContentAsString();
		assertThat(page).contains("<svg class=\"account-qr\"");
		String secret = key(page);
		assertThat(turnOn(session, "wrong password", code(secret, 0))).hasStatus(422)
			.bodyText()
			.contains("This is not your present password.");
		assertThat(turnOn(session, ConsoleTest.PASSWORD, "000000")).hasStatus(422)
			.bodyText()
			.contains("id=\"code-error\">This is not the code");
		assertThat(turnOn(session, ConsoleTest.PASSWORD, code(secret, 0))).hasStatusOk()
			.bodyText()
			.containsPattern("<li><code>[a-z2-9]{5}-[a-z2-9]{5}</code></li>");
		assertThat(this.pages.get().uri("/account/second-factor").session(session)).bodyText()
			.contains("10 recovery codes are left.")
			.doesNotContain(secret);
		assertThat(this.accounts.find("carla").orElseThrow().document().toString()).doesNotContain(secret);
	}

	@Test
	void aPasswordAloneLogsNobodyIn() throws Exception {
		enrolled("dora");
		MockHttpSession session = new MockHttpSession();
		assertThat(password(session, "dora")).hasRedirectedUrl("/login/code");
		assertThat(this.pages.get().uri("/simulator").session(session)).hasRedirectedUrl("/login");
		assertThat(this.pages.get().uri("/login/code").session(session)).bodyText().contains("Enter the code");
		assertThat(code(session, "123")).hasRedirectedUrl("/login/code?error");
		assertThat(this.pages.get().uri("/login/code?error=").session(session)).bodyText()
			.contains("This code is not right");
		assertThat(code(session, code(SECRET, 0)).getResponse().getRedirectedUrl())
			.startsWith("http://localhost/simulator");
		assertThat(this.pages.get().uri("/simulator").session(session)).hasStatusOk();
	}

	@Test
	void leadsToThePageThatWasAskedFor() throws Exception {
		enrolled("dana");
		MockHttpSession session = new MockHttpSession();
		assertThat(this.pages.get().uri("/support-log").session(session)).hasRedirectedUrl("/login");
		assertThat(password(session, "dana")).hasRedirectedUrl("/login/code");
		assertThat(code(session, code(SECRET, 0)).getResponse().getRedirectedUrl()).contains("/support-log");
	}

	@Test
	void takesNoCodeTwiceNorOneThatIsFarOff() throws Exception {
		enrolled("emma");
		String now = code(SECRET, 0);
		MockHttpSession first = pending("emma");
		assertThat(code(first, now)).hasRedirectedUrl("/");
		assertThat(code(pending("emma"), now)).hasRedirectedUrl("/login/code?error");
		assertThat(code(pending("emma"), code(SECRET, -5))).hasRedirectedUrl("/login/code?error");
		assertThat(code(pending("emma"), code(SECRET, 1))).hasRedirectedUrl("/");
	}

	@Test
	void takesEachRecoveryCodeOnce() {
		List<String> recovery = enrolled("fay");
		assertThat(code(pending("fay"), recovery.get(3).toUpperCase(Locale.ROOT))).hasRedirectedUrl("/");
		assertThat(SecondFactors.recoveryCodesLeft(this.accounts.find("fay").orElseThrow())).isEqualTo(9);
		assertThat(code(pending("fay"), recovery.get(3))).hasRedirectedUrl("/login/code?error");
		assertThat(code(pending("fay"), recovery.get(4))).hasRedirectedUrl("/");
	}

	@Test
	void holdsUpGuessingCodesAsItDoesPasswords() throws Exception {
		enrolled("gina");
		MockHttpSession session = pending("gina");
		for (int i = 0; i < 10; i++) {
			assertThat(code(session, "x" + i, "192.0.2.77")).hasRedirectedUrl("/login/code?error");
			assertThat(password(new MockHttpSession(), "gina", "192.0.2.77").getResponse().getStatus()).isEqualTo(302);
		}
		assertThat(code(session, code(SECRET, 0), "192.0.2.77")).hasRedirectedUrl("/login/code?error");
		assertThat(this.pages.get().uri("/login/code?error=").session(session)).bodyText()
			.contains("Too many wrong passwords. Wait five minutes");
	}

	@Test
	void acceptsNoCodeWithoutAPassword() throws Exception {
		assertThat(code(new MockHttpSession(), code(SECRET, 0))).hasRedirectedUrl("/login?late");
		assertThat(this.pages.get().uri("/login/code")).hasRedirectedUrl("/login");
	}

	@Test
	void sendsProgramsToApiTokens() {
		enrolled("hanna");
		assertThat(this.pages.get().uri("/api/usher/v1/changes").with(httpBasic("hanna", ConsoleTest.PASSWORD)))
			.hasStatus(401)
			.bodyJson()
			.extractingPath("$.error")
			.asString()
			.contains("an API token");
		assertThat(this.pages.get().uri("/api/usher/v1/changes").with(httpBasic("hanna", "wrong"))).hasStatus(401)
			.bodyText()
			.isEmpty();
	}

	@Test
	void isTurnedOffWithThePassword() throws Exception {
		enrolled("ida");
		MockHttpSession session = pending("ida");
		assertThat(code(session, code(SECRET, 0))).hasRedirectedUrl("/");
		assertThat(post(session, "/account/second-factor/off", Map.of("current", "wrong"))).hasStatus(422);
		assertThat(post(session, "/account/second-factor/off", Map.of("current", ConsoleTest.PASSWORD)))
			.hasRedirectedUrl("/account/second-factor");
		assertThat(this.accounts.find("ida").orElseThrow().document().has(AccountFields.RECOVERY_CODES)).isFalse();
		assertThat(password(new MockHttpSession(), "ida")).hasRedirectedUrl("/");
	}

	private void account(String name) {
		this.administration.create(RecordKind.ADMINISTRATOR,
				this.accounts.document(name, "operator", ConsoleTest.PASSWORD, false), Actor.system(), null);
	}

	private List<String> enrolled(String name) {
		account(name);
		return this.factors.turnOn(this.accounts.find(name).orElseThrow(), SECRET, Actor.system());
	}

	private MockHttpSession pending(String name) {
		MockHttpSession session = new MockHttpSession();
		assertThat(password(session, name)).hasRedirectedUrl("/login/code");
		return session;
	}

	private MvcTestResult password(MockHttpSession session, String name) {
		return password(session, name, "127.0.0.1");
	}

	private MvcTestResult password(MockHttpSession session, String name, String address) {
		return this.pages.post()
			.uri("/login")
			.session(session)
			.with(csrf())
			.remoteAddress(address)
			.param("username", name)
			.param("password", ConsoleTest.PASSWORD)
			.exchange();
	}

	private MvcTestResult code(MockHttpSession session, String code) {
		return code(session, code, "127.0.0.1");
	}

	private MvcTestResult code(MockHttpSession session, String code, String address) {
		return this.pages.post()
			.uri("/login/code")
			.session(session)
			.with(csrf())
			.remoteAddress(address)
			.param("code", code)
			.exchange();
	}

	private MvcTestResult turnOn(MockHttpSession session, String password, String code) {
		return post(session, "/account/second-factor", Map.of("current", password, "code", code));
	}

	private MvcTestResult post(MockHttpSession session, String path, Map<String, String> fields) {
		MockMvcTester.MockMvcRequestBuilder request = this.pages.post().uri(path).session(session).with(csrf());
		fields.forEach(request::param);
		return request.exchange();
	}

	private static String code(String secret, int steps) throws InvalidKeyException {
		TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
		return codes.generateOneTimePasswordString(
				new SecretKeySpec(BaseEncoding.base32().decode(secret), codes.getAlgorithm()),
				Instant.now().plusSeconds(30L * steps), Locale.ROOT);
	}

	private static String key(String page) {
		Matcher key = Pattern.compile("id=\"key\">([A-Z2-7 ]+)<").matcher(page);
		assertThat(key.find()).isTrue();
		return key.group(1).replace(" ", "");
	}

}
