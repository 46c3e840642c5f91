package io.usher.core.decision;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

import io.usher.core.catalogue.ProfileFields;
import io.usher.core.external.Upstream;
import io.usher.core.external.UpstreamQuestion;
import io.usher.core.external.UpstreamReply;
import io.usher.core.profile.PolicyProfile;
import io.usher.core.record.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Asks the profile's upstream server where the profile says so, and falls back where the
 * server gives no answer that can be used (guide: "Policy server responses — general
 * information").
 */
final class ExternalStage {

	/** The time that is left to own data and script after the server. */
	private static final Duration RESERVE = Duration.ofMillis(500);

	/** What of a URL nobody is to see. */
	private static final Pattern CREDENTIALS = Pattern.compile("^(\\w+://)[^/?#]*@");

	private final Inquiry inquiry;

	ExternalStage(Inquiry inquiry) {
		this.inquiry = inquiry;
	}

	/** Reads an answer of the server's. */
	interface Reading {

		/**
		 * Reads an answer.
		 * @throws NoUseException when it cannot be used
		 */
		Heard read(UpstreamAnswer answer);

	}

	/** Asks, if the profile says so, for an answer in JSON. */
	Heard hear(Reading reading) {
		return hear((answered) -> reading.read(UpstreamAnswer.read(answered)), false);
	}

	/** Asks, if the profile says so, for a picture. */
	Heard hearPicture(PictureReading reading) {
		return hear(reading, true);
	}

	/** Reads what came over the wire. */
	interface PictureReading {

		Heard read(UpstreamReply.Answered answered);

	}

	private Heard hear(PictureReading reading, boolean picture) {
		PolicyProfile profile = this.inquiry.profile();
		if (profile == null || !profile.asksUpstream(this.inquiry.request().type())) {
			return Heard.NOTHING;
		}
		return this.inquiry.external(() -> hear(profile, reading, picture));
	}

	private Heard hear(PolicyProfile profile, PictureReading reading, boolean picture) {
		String url = String.valueOf(profile.url());
		String shown = CREDENTIALS.matcher(url).replaceFirst("$1");
		Secret password = profile.document().secret(ProfileFields.PASSWORD);
		if (password instanceof Secret.Unknown) {
			return failed(profile, shown + " was not asked, because its password is unknown to Usher", null);
		}
		Duration left = this.inquiry.remaining().minus(RESERVE);
		Duration budget = (left.compareTo(profile.timeout()) < 0) ? left : profile.timeout();
		UpstreamReply reply = this.inquiry.context()
			.externalPolicy()
			.ask(upstream(profile, url, (password instanceof Secret.Known known) ? known.value() : null),
					question(picture), budget);
		if (!(reply instanceof UpstreamReply.Answered answered)) {
			UpstreamReply.Failed failed = (UpstreamReply.Failed) reply;
			this.inquiry
				.note(new Step.UpstreamAsked(shown, 0, failed.cause(), failed.detail(), failed.took().toNanos()));
			return failed(profile, shown + " gave no answer", null);
		}
		this.inquiry.note(new Step.UpstreamAsked(shown, answered.status(), null, "", answered.took().toNanos()));
		try {
			return reading.read(answered);
		}
		catch (UpstreamAnswer.UnreadableAnswerException ex) {
			return failed(profile, "the answer cannot be used: " + ex.getMessage(), null);
		}
		catch (NoUseException ex) {
			return failed(profile, "the answer cannot be used: " + ex.getMessage(), ex.disposition);
		}
	}

	private static Upstream upstream(PolicyProfile profile, String url, @Nullable String password) {
		String username = profile.document().text(ProfileFields.USERNAME);
		return new Upstream(profile.id(), url, username, password,
				profile.document().text(ProfileFields.TRUST_ANCHORS));
	}

	private UpstreamQuestion question(boolean picture) {
		PolicyRequest request = this.inquiry.request();
		String alias = request.pathAlias();
		String path = "/policy/v1/" + request.type().path() + ((alias != null) ? "/" + encoded(alias) : "");
		return new UpstreamQuestion(path, request.parameters().query(), picture);
	}

	private static String encoded(String alias) {
		return URLEncoder.encode(alias, StandardCharsets.UTF_8)
			.replace("+", "%20")
			.replace("%40", "@")
			.replace("%3A", ":");
	}

	private Heard failed(PolicyProfile profile, String why, @Nullable String disposition) {
		String action = profile.document().text(ProfileFields.EXTERNAL_FAILURE_ACTION, "own_data");
		String whose = ", and policy profile \"" + profile.name() + "\" ";
		if (action.equals("reject") && this.inquiry.request().type().canBeRejected()) {
			this.inquiry.note(new Step.UpstreamUnderstood(why + whose + "rejects then", disposition, true));
			return new Heard(new Answer.Reject(why + whose + "rejects then"), disposition, true);
		}
		if (action.equals("continue")) {
			this.inquiry
				.note(new Step.UpstreamUnderstood(why + whose + "leaves it to Infinity then", disposition, true));
			return new Heard(new Answer.Continue(why + whose + "leaves it to Infinity then"), disposition, true);
		}
		this.inquiry.note(new Step.UpstreamUnderstood(why + "; Usher's own data decide", disposition, false));
		return Heard.ownData(disposition);
	}

	/** An answer that says nothing that could be done. */
	static final class NoUseException extends RuntimeException {

		private final @Nullable String disposition;

		NoUseException(String message, @Nullable String disposition) {
			super(message, null, false, false);
			this.disposition = disposition;
		}

	}

}
