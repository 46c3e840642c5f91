package io.usher.core.decision;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.usher.core.alias.DialledAlias;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.conference.Conference;
import io.usher.core.configuration.Configuration;
import io.usher.core.decision.ExternalStage.NoUseException;
import io.usher.core.decision.PolicyRequest.AvatarRequest;
import io.usher.core.external.UpstreamReply;
import io.usher.core.person.Person;
import io.usher.core.picture.Picture;
import io.usher.core.picture.PictureFile;
import io.usher.core.picture.PictureSource;
import io.usher.core.picture.PictureType;
import io.usher.core.picture.Pictures;
import io.usher.core.picture.UnusablePictureException;
import io.usher.core.profile.PolicyProfile;
import io.usher.core.record.ConfigurationRecord;
import org.jspecify.annotations.Nullable;

/**
 * Decides participant avatar requests: the picture of the person whose alias it is, and
 * the upstream server's, in the order that the profile wants (guide: "Participant avatar
 * requests", "Configuring policy profiles").
 */
final class AvatarDecision {

	private static final String USUAL_SIZE = "100";

	/** How long a picture elsewhere may take; a node shall not wait for one. */
	private static final Duration PATIENCE = Duration.ofMillis(2000);

	private final Inquiry inquiry;

	private final AvatarRequest request;

	AvatarDecision(Inquiry inquiry, AvatarRequest request) {
		this.inquiry = inquiry;
		this.request = request;
	}

	Answer decide() {
		String fault = faultOfSize();
		if (fault != null) {
			return new Answer.Continue(fault);
		}
		PolicyProfile profile = this.inquiry.profile();
		boolean ownFirst = profile != null
				&& profile.document().flag(ProfileFields.PREFER_LOCAL_AVATAR_CONFIGURATION, false);
		PictureSource own = ownFirst ? this.inquiry.own(this::ownPicture) : null;
		if (own != null) {
			return answer(own);
		}
		Heard heard = new ExternalStage(this.inquiry).hearPicture(this::read);
		if (heard.answer() != null) {
			return heard.answer();
		}
		PictureSource source = ownFirst ? null : this.inquiry.own(this::ownPicture);
		return (source != null) ? answer(source)
				: new Answer.Continue("there is no picture for \"" + this.request.alias() + "\"");
	}

	private @Nullable String faultOfSize() {
		for (RequestParameter side : List.of(RequestParameter.WIDTH, RequestParameter.HEIGHT)) {
			if (side(side) == 0) {
				return side.wireName() + ": " + this.request.parameters().value(side) + " (expected: 1 to "
						+ Pictures.MAX_SIDE + ")";
			}
		}
		return null;
	}

	/** Returns a side in pixels, 0 when it is none; the usual size where none is told. */
	private int side(RequestParameter parameter) {
		String value = this.request.parameters().value(parameter).strip();
		try {
			int side = Integer.parseInt(value.isEmpty() ? USUAL_SIZE : value);
			return (side >= 1 && side <= Pictures.MAX_SIDE) ? side : 0;
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

	/**
	 * Reads the server's picture. Infinity takes only one in RGB of the very size that it
	 * asked for.
	 */
	private Heard read(UpstreamReply.Answered answered) {
		if (answered.status() == 404) {
			this.inquiry.note(new Step.UpstreamUnderstood("the server has no picture", null, false));
			return Heard.NOTHING;
		}
		String type = answered.contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
		if (answered.status() != 200 || !type.equals(Answer.Picture.CONTENT_TYPE)) {
			throw new NoUseException("HTTP status " + answered.status() + ", content type "
					+ (type.isEmpty() ? "missing" : type) + " (expected: 200 and " + Answer.Picture.CONTENT_TYPE + ")",
					null);
		}
		try {
			PictureFile file = PictureFile.read(answered.body());
			int width = side(RequestParameter.WIDTH);
			int height = side(RequestParameter.HEIGHT);
			if (file.type() != PictureType.JPEG || file.width() != width || file.height() != height) {
				throw new NoUseException(
						"it is a " + file + " (expected: a JPEG of " + PictureFile.size(width, height) + ")", null);
			}
		}
		catch (UnusablePictureException ex) {
			throw new NoUseException("it " + ex.fault(), null);
		}
		this.inquiry.note(new Step.UpstreamUnderstood("the server gives a picture", null, true));
		return Heard.of(new Answer.Picture(answered.body(), "the external policy server gives the picture"), null);
	}

	private Answer answer(PictureSource source) {
		Duration left = this.inquiry.remaining();
		Picture picture = this.inquiry.context()
			.pictures()
			.jpeg(source, side(RequestParameter.WIDTH), side(RequestParameter.HEIGHT),
					(left.compareTo(PATIENCE) < 0) ? left : PATIENCE);
		if (picture instanceof Picture.Jpeg jpeg) {
			return new Answer.Picture(jpeg.bytes(), "it is the picture of the person with the alias");
		}
		return new Answer.Continue(
				"the picture of the person with the alias cannot be used: " + ((Picture.Missing) picture).reason());
	}

	/** Finds the person's picture; one that was uploaded counts before one elsewhere. */
	private @Nullable PictureSource ownPicture() {
		Person person = person();
		if (person == null) {
			this.inquiry.note(new Step.OwnDataLookedUp("nobody has the alias \"" + this.request.alias() + "\"", null));
			return null;
		}
		String uploaded = person.document().text(PersonFields.PICTURE, "");
		String url = person.document().text(PersonFields.AVATAR_URL, "");
		boolean none = uploaded.isBlank() && url.isBlank();
		this.inquiry.note(
				new Step.OwnDataLookedUp(
						"the alias belongs to " + person.name() + ", who has "
								+ (none ? "no picture"
										: uploaded.isBlank() ? "a picture elsewhere" : "a picture in Usher"),
						none ? null : person.id()));
		if (none) {
			return null;
		}
		return uploaded.isBlank() ? new PictureSource.Linked(url)
				: new PictureSource.Uploaded(uploaded, person.id() + "@" + person.revision());
	}

	/** Finds who has the alias as an e-mail address, or owns what is dialled by it. */
	private @Nullable Person person() {
		List<DialledAlias.Form> forms = DialledAlias.of(this.request.alias()).forms();
		for (DialledAlias.Form form : forms) {
			Person person = person(form.value());
			if (person != null) {
				return person;
			}
		}
		for (DialledAlias.Form form : forms) {
			ConfigurationRecord owned = owned(form.value());
			String owner = (owned != null) ? owned.document().text(CommonFields.PRIMARY_OWNER_EMAIL_ADDRESS, "") : "";
			Person person = owner.isBlank() ? null : person(owner);
			if (person != null) {
				return person;
			}
		}
		return null;
	}

	private @Nullable Person person(String address) {
		return (Person) this.inquiry.configuration()
			.find(RecordKind.PERSON, PersonFields.PRIMARY_EMAIL_ADDRESS, address)
			.orElse(null);
	}

	private @Nullable ConfigurationRecord owned(String alias) {
		Configuration configuration = this.inquiry.configuration();
		Conference conference = configuration.conferenceWithAlias(alias);
		ConfigurationRecord device = configuration.find(RecordKind.DEVICE, DeviceFields.ALIAS, alias).orElse(null);
		return (device != null) ? device
				: (conference != null) ? conference : configuration.conferenceWithParsedAlias(alias);
	}

}
