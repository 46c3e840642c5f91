package io.usher.web.record;

import java.security.Principal;

import io.usher.core.account.Right;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.Format;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.PersonFields;
import io.usher.core.configuration.Configurations;
import io.usher.core.picture.Base64Picture;
import io.usher.core.picture.PictureFile;
import io.usher.core.picture.UnusablePictureException;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Secret;
import io.usher.web.right.Actors;
import io.usher.web.right.Rights;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Shows what forms leave out: PINs, to those who may read them, and people's pictures.
 */
@Controller
class SecretController {

	private final Configurations configurations;

	private final ApplicationEventPublisher events;

	SecretController(Configurations configurations, ApplicationEventPublisher events) {
		this.configurations = configurations;
		this.events = events;
	}

	/** Shows a PIN; passwords are never shown again. */
	@PostMapping("/configuration/{slug}/{number:\\d+}/reveal")
	String reveal(@PathVariable String slug, @PathVariable long number, @RequestParam(defaultValue = "") String field,
			Principal user, HttpServletRequest request, Model model) {
		if (!Rights.has(user, Right.READ_SECRETS)) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN, "the role may not read secrets");
		}
		RecordPage page = RecordController.page(slug);
		ConfigurationRecord record = RecordFormController.record(this.configurations.current(), page, number);
		Field found = FieldCatalogue.find(page.table(), InfinityVersion.V35, field)
			.filter(SecretController::isPin)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such PIN"));
		String value = (record.document().secret(found) instanceof Secret.Known known) ? known.value() : "";
		this.events.publishEvent(new SecretRevealed(Actors.of(user, request), record.id(), record.name(), found));
		model.addAttribute("value", value);
		model.addAttribute("label", found.label());
		return "record/form :: revealed";
	}

	private static boolean isPin(Field field) {
		return field.isSecret() && field.kind() instanceof FieldKind.Text text && text.format() == Format.PIN;
	}

	@GetMapping("/configuration/people/{number:\\d+}/picture")
	ResponseEntity<byte[]> picture(@PathVariable long number) {
		RecordPage page = RecordController.page("people");
		ConfigurationRecord record = RecordFormController.record(this.configurations.current(), page, number);
		String picture = record.document().text(PersonFields.PICTURE);
		if (picture == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no picture");
		}
		try {
			byte[] bytes = Base64Picture.decode(picture);
			return ResponseEntity.ok()
				.contentType(MediaType.parseMediaType("image/" + PictureFile.read(bytes).type().readerName()))
				.cacheControl(CacheControl.noCache().cachePrivate())
				.body(bytes);
		}
		catch (UnusablePictureException ex) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no picture that can be shown", ex);
		}
	}

}
