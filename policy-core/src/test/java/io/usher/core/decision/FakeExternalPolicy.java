package io.usher.core.decision;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.usher.core.external.ExternalPolicy;
import io.usher.core.external.Upstream;
import io.usher.core.external.UpstreamQuestion;
import io.usher.core.external.UpstreamReply;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * An upstream server that answers what a case says, and remembers what it was asked.
 */
final class FakeExternalPolicy implements ExternalPolicy {

	private static final ObjectMapper JSON = JsonMapper.builder().build();

	private static final Duration TOOK = Duration.ofMillis(12);

	private final List<DecisionCase.Reply> replies;

	private final List<String> asked = new ArrayList<>();

	FakeExternalPolicy(List<DecisionCase.Reply> replies) {
		this.replies = replies;
	}

	List<String> asked() {
		return this.asked;
	}

	@Override
	public UpstreamReply ask(Upstream upstream, UpstreamQuestion question, Duration budget) {
		if (this.asked.size() == this.replies.size()) {
			throw new IllegalStateException("asked more often than the case has answers");
		}
		DecisionCase.Reply reply = this.replies.get(this.asked.size());
		this.asked.add(upstream.url() + question.path() + (question.query().isEmpty() ? "" : "?" + question.query()));
		if (reply.fails() != null) {
			return new UpstreamReply.Failed(UpstreamReply.Cause.valueOf(reply.fails()), "as the case says", TOOK);
		}
		if (reply.picture() != null) {
			return new UpstreamReply.Answered((reply.status() != null) ? reply.status() : 200,
					(reply.type() != null) ? reply.type() : "image/jpeg", FakePictures.jpeg(reply.picture()), TOOK);
		}
		String body = (reply.text() != null) ? reply.text() : JSON.writeValueAsString(reply.body());
		return new UpstreamReply.Answered((reply.status() != null) ? reply.status() : 200,
				(reply.type() != null) ? reply.type() : "application/json", body.getBytes(StandardCharsets.UTF_8),
				TOOK);
	}

}
