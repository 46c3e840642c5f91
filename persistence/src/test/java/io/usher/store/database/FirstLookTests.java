package io.usher.store.database;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class FirstLookTests {

	@Test
	void countsHowLongAServerDoesNotAnswer() throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
				FirstLook look = look(TestServer.url(silent.getLocalPort(), "usher"));
				Socket asking = silent.accept()) {
			assertThat(asking.isConnected()).isTrue();
			Awaitility.await().until(() -> look.unanswered().compareTo(Duration.ofMillis(300)) > 0);
		}
	}

	@Test
	void looksAgainAtAServerThatRefuses() throws Exception {
		try (ServerSocket refusing = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
				FirstLook look = look(TestServer.url(refusing.getLocalPort(), "usher"))) {
			refusing.accept().close();
			refusing.accept().close();
			assertThat(look.unanswered()).isPositive();
		}
	}

	private static FirstLook look(String url) {
		FirstLook look = new FirstLook(new MockEnvironment().withProperty("usher.database.url", url)
			.withProperty("usher.database.username", "root"));
		look.postProcessBeanFactory(new DefaultListableBeanFactory());
		return look;
	}

}
