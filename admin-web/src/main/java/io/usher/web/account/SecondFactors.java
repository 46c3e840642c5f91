package io.usher.web.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

import javax.crypto.spec.SecretKeySpec;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.io.BaseEncoding;
import io.usher.core.account.Administrator;
import io.usher.core.account.TakenCodes;
import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.administration.StaleEditException;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.history.Actor;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.secret.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Second factors: codes of an authenticator app (TOTP, RFC 6238: SHA-1, six digits, 30
 * seconds), and recovery codes for those who lost it. Each code is taken once.
 */
@Component
public class SecondFactors {

	private static final int RECOVERY_CODES = 10;

	private static final int STEP_SECONDS = 30;

	private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

	private static final SecureRandom RANDOM = new SecureRandom();

	private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator(
			Duration.ofSeconds(STEP_SECONDS));

	private final Administration administration;

	private final SecretKey key;

	private final Clock clock;

	private final SecondFactorSettings settings;

	private final TakenCodes everywhere;

	/** The last step whose code was taken, so that no code is taken twice. */
	private final Cache<RecordId, Long> taken = Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(5)).build();

	SecondFactors(Administration administration, SecretKey key, Clock clock, SecondFactorSettings settings,
			TakenCodes everywhere) {
		this.administration = administration;
		this.key = key;
		this.clock = clock;
		this.settings = settings;
		this.everywhere = everywhere;
	}

	/** Tells whether an account logs in with a second factor. */
	public static boolean isOn(Administrator account) {
		return account.document().has(AccountFields.SECOND_FACTOR);
	}

	/** Tells whether an account must have a second factor, and has none. */
	public boolean isMissing(Administrator account) {
		return !isOn(account) && this.settings.isNeeded(account.document().text(AccountFields.ACCOUNT_ROLE, ""));
	}

	/** Returns a new secret of 160 bits, in Base32. */
	static String newSecret() {
		byte[] bytes = new byte[20];
		RANDOM.nextBytes(bytes);
		return BaseEncoding.base32().omitPadding().encode(bytes);
	}

	/** Returns what an authenticator app reads from the picture. */
	static String uri(String userName, String secret) {
		return "otpauth://totp/Usher:" + encoded(userName) + "?secret=" + secret + "&issuer=Usher";
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	/** Tells whether a code is that of a secret which is being set up. */
	boolean isCodeOf(String secret, String code) {
		return step(secret, code).isPresent();
	}

	/**
	 * Tells whether a code is the account's, and takes it, so that it is not taken again.
	 * @param address where it came from
	 */
	public boolean take(Administrator account, String code, @Nullable String address) {
		if (!(account.document().secret(AccountFields.SECOND_FACTOR) instanceof Secret.Known secret)) {
			return false;
		}
		OptionalLong step = step(secret.value(), code);
		return step.isPresent() ? isFirst(account.id(), step.getAsLong()) : takeRecoveryCode(account, code, address);
	}

	/**
	 * Asks this instance, then all of them. While the database is away, so that somebody
	 * can log in and see why, a code might be taken once by each instance.
	 */
	private boolean isFirst(RecordId id, long step) {
		if (!isFirstHere(id, step)) {
			return false;
		}
		try {
			return this.everywhere.take(id, step);
		}
		catch (StoreUnavailableException ex) {
			return true;
		}
	}

	private boolean isFirstHere(RecordId id, long step) {
		boolean[] first = new boolean[1];
		this.taken.asMap().compute(id, (key, last) -> {
			first[0] = last == null || step > last;
			return first[0] ? step : last;
		});
		return first[0];
	}

	/** Clocks of telephones may be off by a step. */
	private OptionalLong step(String secret, String code) {
		byte[] given = code.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
		Instant now = this.clock.instant();
		OptionalLong found = OptionalLong.empty();
		for (int off = -1; off <= 1; off++) {
			Instant at = now.plusSeconds((long) off * STEP_SECONDS);
			if (MessageDigest.isEqual(code(secret, at).getBytes(StandardCharsets.UTF_8), given)) {
				found = OptionalLong.of(at.getEpochSecond() / STEP_SECONDS);
			}
		}
		return found;
	}

	private String code(String secret, Instant at) {
		try {
			return this.codes.generateOneTimePasswordString(
					new SecretKeySpec(BaseEncoding.base32().decode(secret), this.codes.getAlgorithm()), at,
					Locale.ROOT);
		}
		catch (InvalidKeyException ex) {
			throw new IllegalStateException("the second factor cannot be used", ex);
		}
	}

	private boolean takeRecoveryCode(Administrator account, String code, @Nullable String address) {
		if (!(account.document().secret(AccountFields.RECOVERY_CODES) instanceof Secret.Known kept)) {
			return false;
		}
		String given = plain(code);
		List<String> left = new ArrayList<>(Arrays.asList(kept.value().split(" ")));
		if (given.isEmpty() || !left.removeIf((hash) -> isHash(hash, given))) {
			return false;
		}
		Document document = account.document()
			.with(AccountFields.RECOVERY_CODES, left.isEmpty() ? null : Secret.of(String.join(" ", left)));
		try {
			this.administration.save(List.of(new Edit.Update(account.id(), account.revision(), document)),
					new Actor(account.name(), address, Actor.Via.CONSOLE), "Logged in with a recovery code");
			return true;
		}
		catch (StaleEditException | StoreUnavailableException ex) {
			// A code that cannot be crossed out could be used again.
			return false;
		}
	}

	private boolean isHash(String hash, String code) {
		try {
			return this.key.verify(Base64.getDecoder().decode(hash), code);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static String plain(String code) {
		return code.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
	}

	/** Returns how many recovery codes are left. */
	static int recoveryCodesLeft(Administrator account) {
		return (account.document().secret(AccountFields.RECOVERY_CODES) instanceof Secret.Known kept)
				? kept.value().split(" ").length : 0;
	}

	/** Turns an account's second factor on, and returns the recovery codes. */
	List<String> turnOn(Administrator account, String secret, Actor actor) {
		List<String> recovery = recoveryCodes();
		save(account, account.document().with(AccountFields.SECOND_FACTOR, Secret.of(secret)), recovery, actor,
				"Turned the second factor on");
		return recovery;
	}

	/** Replaces an account's recovery codes, and returns the new ones. */
	List<String> renewRecoveryCodes(Administrator account, Actor actor) {
		List<String> recovery = recoveryCodes();
		save(account, account.document(), recovery, actor, "Made new recovery codes");
		return recovery;
	}

	/** Turns an account's second factor off. */
	void turnOff(Administrator account, Actor actor) {
		save(account, account.document().with(AccountFields.SECOND_FACTOR, null), List.of(), actor,
				"Turned the second factor off");
	}

	private void save(Administrator account, Document document, List<String> recovery, Actor actor, String reason) {
		List<String> hashes = recovery.stream()
			.map((code) -> Base64.getEncoder().encodeToString(this.key.hash(plain(code))))
			.toList();
		Document whole = document.with(AccountFields.RECOVERY_CODES,
				hashes.isEmpty() ? null : Secret.of(String.join(" ", hashes)));
		this.administration.save(List.of(new Edit.Update(account.id(), account.revision(), whole)), actor, reason);
	}

	private static List<String> recoveryCodes() {
		List<String> made = new ArrayList<>();
		for (int i = 0; i < RECOVERY_CODES; i++) {
			StringBuilder code = new StringBuilder();
			for (int j = 0; j < 10; j++) {
				code.append((j == 5) ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
			}
			made.add(code.toString());
		}
		return made;
	}

}
