package io.usher.api.picture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.usher.core.network.Network;
import org.jspecify.annotations.Nullable;

import javax.net.ssl.SSLContext;

/**
 * A server of pictures on loopback that behaves as a test wants.
 */
final class PictureServer implements AutoCloseable {

	static final List<Network> LOOPBACK = List.of(Network.parse("127.0.0.0/8").orElseThrow(),
			Network.parse("::1").orElseThrow());

	private final HttpServer server;

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();

	private final List<Asked> asked = new CopyOnWriteArrayList<>();

	private final CountDownLatch closed = new CountDownLatch(1);

	PictureServer() {
		this("127.0.0.1", null);
	}

	PictureServer(String address, @Nullable SSLContext identity) {
		try {
			InetSocketAddress socket = new InetSocketAddress(InetAddress.getByName(address), 0);
			if (identity != null) {
				HttpsServer secure = HttpsServer.create(socket, 0);
				secure.setHttpsConfigurator(new HttpsConfigurator(identity));
				this.server = secure;
			}
			else {
				this.server = HttpServer.create(socket, 0);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		this.server.setExecutor(this.executor);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	private void handle(HttpExchange exchange) throws IOException {
		this.asked.add(new Asked(exchange.getRequestURI().toString(), exchange.getRequestHeaders()));
		try (exchange) {
			Behaviour behaviour = this.behaviours.get(exchange.getRequestURI().getPath());
			if (behaviour == null) {
				exchange.sendResponseHeaders(404, -1);
				return;
			}
			behaviour.answer(exchange);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	int port() {
		return this.server.getAddress().getPort();
	}

	String url(String path) {
		return "http://127.0.0.1:" + port() + path;
	}

	List<Asked> asked() {
		return this.asked;
	}

	PictureServer on(String path, Behaviour behaviour) {
		this.behaviours.put(path, behaviour);
		return this;
	}

	/** Answers with a file and headers of turns of names and values. */
	PictureServer on(String path, byte[] file, String... headers) {
		return on(path, (exchange) -> {
			for (int i = 0; i < headers.length; i += 2) {
				exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
			}
			exchange.sendResponseHeaders(200, file.length);
			exchange.getResponseBody().write(file);
		});
	}

	PictureServer on(String path, int status, String... headers) {
		return on(path, (exchange) -> {
			for (int i = 0; i < headers.length; i += 2) {
				exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
			}
			exchange.sendResponseHeaders(status, -1);
		});
	}

	/** Sends byte after byte for as long as somebody reads. */
	PictureServer dripping(String path) {
		return on(path, (exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			while (!this.closed.await(20, TimeUnit.MILLISECONDS)) {
				exchange.getResponseBody().write(0);
				exchange.getResponseBody().flush();
			}
		});
	}

	/** Holds an answer back until the server is closed. */
	PictureServer silent(String path) {
		return on(path, (exchange) -> this.closed.await());
	}

	@Override
	public void close() {
		this.closed.countDown();
		this.server.stop(0);
		this.executor.shutdownNow();
	}

	/** How the server answers. */
	interface Behaviour {

		void answer(HttpExchange exchange) throws IOException, InterruptedException;

	}

	/** What the server was asked. */
	record Asked(String path, Headers headers) {

	}

}
