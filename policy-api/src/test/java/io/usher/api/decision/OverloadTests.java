package io.usher.api.decision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.usher.api.account.NodeAuthentication;
import io.usher.api.decision.PolicyServer.Reply;
import io.usher.core.decision.Answer;
import io.usher.core.decision.Decision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OverloadTests {

	private static final String LINE = "GET /policy/v1/service/configuration?local_alias=meet.bob";

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<Decision> decided = new ArrayList<>();

	@AfterEach
	void endThreads() {
		this.threads.shutdownNow();
	}

	@Test
	void answersAtOnceWhatWaitedTooLongForAThread() throws Exception {
		Reply reply = ask(Duration.ZERO);
		assertThat(reply.status()).isEqualTo(404);
		assertThat(reply.body()).contains("\"action\":\"continue\"", "more requests than it can decide");
		assertThat(this.decided).singleElement()
			.satisfies((decision) -> assertThat(decision.answer()).isInstanceOf(Answer.Continue.class));
	}

	@Test
	void decidesWhatDidNotWait() throws Exception {
		assertThat(ask(Duration.ofMinutes(1)).body()).contains("Bob");
	}

	private Reply ask(Duration longestWait) throws Exception {
		PolicyEndpoint endpoint = new PolicyEndpoint(new Organisation().loaded(), NodeAuthentication.off(),
				PolicyServer.contexts(), List.of((decision, nanos, address) -> this.decided.add(decision)),
				longestWait);
		try (PolicyServer server = new PolicyServer(endpoint,
				(task) -> this.threads.execute(RequestQueue.timed(task)))) {
			return server.send(LINE, "");
		}
	}

}
