package io.usher.web.decision;

import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.usher.core.decision.Answer;
import io.usher.core.decision.Decision;
import io.usher.core.picture.PictureFile;
import io.usher.core.picture.UnusablePictureException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/**
 * A decision as the simulator shows it.
 *
 * @param verdict what happens, in words
 * @param status the HTTP status that Infinity gets, such as {@code 404 Not Found}
 * @param json the answer's body, secrets masked
 * @param picture the picture that is the answer, null when it is none
 * @param listing the entries of the directory that are the answer, null when it is none
 * @param stages how it came to that
 * @param today what today's configuration decides, null when it is the one that decided
 * @param id the decision's id
 * @param revision the revision of the configuration that decided
 */
record DecisionView(Verdict verdict, String status, String json, @Nullable PictureView picture,
		@Nullable List<Map<String, @Nullable Object>> listing, List<StageView> stages, @Nullable TodayView today,
		String id, long revision) {

	static DecisionView of(Simulated simulated, boolean everyRule, RecordLinks links, JsonMapper json) {
		Decision decision = simulated.decision();
		Decision today = simulated.today();
		HttpStatus status = HttpStatus.valueOf(decision.answer().status());
		return new DecisionView(Verdict.of(decision), status.value() + " " + status.getReasonPhrase(),
				AnswerText.pretty(json, decision.maskedBody()),
				(decision.answer() instanceof Answer.Picture picture) ? PictureView.of(picture) : null,
				(decision.answer() instanceof Answer.Listed listed) ? listed.entries() : null,
				StageView.of(decision, simulated.configuration().rules().inOrder().size(), everyRule, links),
				(today != null) ? TodayView.of(decision, today, json) : null, decision.id(), decision.revision());
	}

	/**
	 * A picture.
	 *
	 * @param address the picture as a data URI
	 * @param size its size in words
	 */
	record PictureView(String address, String size) {

		static PictureView of(Answer.Picture picture) {
			String size = String.format("%,d bytes", picture.jpeg().length);
			try {
				PictureFile file = PictureFile.read(picture.jpeg());
				size = file.width() + " \u00d7 " + file.height() + " pixels, " + size;
			}
			catch (UnusablePictureException ex) {
				size = size + ", which Usher cannot read: it " + ex.fault();
			}
			return new PictureView("data:" + Answer.Picture.CONTENT_TYPE + ";base64,"
					+ Base64.getEncoder().encodeToString(picture.jpeg()), size);
		}

	}

}
