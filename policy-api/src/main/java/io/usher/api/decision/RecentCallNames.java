package io.usher.api.decision;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.usher.core.decision.CallNames;
import io.usher.core.decision.Parameters;
import io.usher.core.decision.PolicyRequest.ServiceRequest;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the suffix of each gateway call for 10 seconds after its first request, and
 * its parties for an hour after they were last asked for, of at most 100,000 calls. Holds
 * a hash of the parameters instead of the parameters, which callers could make long.
 */
public final class RecentCallNames implements CallNames {

	private static final Duration RETRIES = Duration.ofSeconds(10);

	private static final Duration CALLS = Duration.ofHours(1);

	private static final int MAX_CALLS = 100_000;

	/** The characters of names and aliases that are held for each call on average. */
	private static final long CHARACTERS_PER_CALL = 500;

	private final Cache<ByteBuffer, UUID> suffixes;

	private final Cache<String, Parties> parties;

	public RecentCallNames() {
		this(Ticker.systemTicker(), MAX_CALLS);
	}

	RecentCallNames(Ticker ticker, int maxCalls) {
		this.suffixes = Caffeine.newBuilder()
			.ticker(ticker)
			.executor(Runnable::run)
			.expireAfterWrite(RETRIES)
			.maximumSize(maxCalls)
			.build();
		this.parties = Caffeine.newBuilder()
			.ticker(ticker)
			.executor(Runnable::run)
			.expireAfterAccess(CALLS)
			.maximumWeight(maxCalls * CHARACTERS_PER_CALL)
			.<String, Parties>weigher(
					(name, parties) -> name.length() + parties.localAlias().length() + parties.remoteAlias().length())
			.build();
	}

	@Override
	public UUID suffixFor(ServiceRequest request) {
		return this.suffixes.get(hash(request.parameters()), (hash) -> UUID.randomUUID());
	}

	@Override
	public void remember(String serviceName, Parties parties) {
		this.parties.put(serviceName, parties);
	}

	@Override
	public @Nullable Parties recall(String serviceName) {
		return this.parties.getIfPresent(serviceName);
	}

	/** Returns the number of calls that are remembered. */
	long size() {
		this.suffixes.cleanUp();
		return this.suffixes.estimatedSize();
	}

	/**
	 * Hashes names and values with their lengths, so that no two sets of parameters write
	 * the same bytes.
	 */
	private static ByteBuffer hash(Parameters parameters) {
		MessageDigest digest = sha256();
		for (Map.Entry<String, List<String>> parameter : new TreeMap<>(parameters.all()).entrySet()) {
			update(digest, parameter.getKey());
			digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(parameter.getValue().size()).flip());
			parameter.getValue().forEach((value) -> update(digest, value));
		}
		return ByteBuffer.wrap(digest.digest());
	}

	private static void update(MessageDigest digest, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
		digest.update(bytes);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java has SHA-256", ex);
		}
	}

}
