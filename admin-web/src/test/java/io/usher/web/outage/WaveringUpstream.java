package io.usher.web.outage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.usher.store.database.TestServer;

/**
 * An external policy server that comes and goes: it knows one conference, it fails, and
 * it is not there.
 */
final class WaveringUpstream implements AutoCloseable {

	private final int port = TestServer.freePort();

	private final byte[] answer;

	private final AtomicLong asked = new AtomicLong();

	private HttpServer server;

	private ExecutorService threads;

	private volatile boolean failing;

	WaveringUpstream(String answer) {
		this.answer = answer.getBytes(StandardCharsets.UTF_8);
	}

	String url() {
		return "http://127.0.0.1:" + this.port;
	}

	long asked() {
		return this.asked.get();
	}

	void come() throws IOException {
		this.failing = false;
		if (this.server == null) {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port), 0);
			this.threads = Executors.newFixedThreadPool(4);
			this.server.setExecutor(this.threads);
			this.server.createContext("/", this::answer);
			this.server.start();
		}
	}

	void fail() {
		this.failing = true;
	}

	void go() {
		if (this.server != null) {
			this.server.stop(0);
			this.threads.shutdownNow();
			this.server = null;
		}
	}

	private void answer(HttpExchange exchange) throws IOException {
		this.asked.incrementAndGet();
		try (exchange) {
			exchange.getResponseHeaders().add("Content-Type", "application/json");
			exchange.sendResponseHeaders(this.failing ? 500 : 200, this.answer.length);
			exchange.getResponseBody().write(this.answer);
		}
	}

	@Override
	public void close() {
		go();
	}

}
