package io.usher.api.external;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLContext;

/** A server that does what a test says, byte for byte. */
final class ScriptedServer implements AutoCloseable {

	private final ServerSocket listening;

	private final String scheme;

	private final Script script;

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	private final AtomicInteger connections = new AtomicInteger();

	private final CountDownLatch ended = new CountDownLatch(1);

	private ScriptedServer(ServerSocket listening, String scheme, Script script) {
		this.listening = listening;
		this.scheme = scheme;
		this.script = script;
		start("accept", this::accept);
	}

	/** Serves each connection as the script says. */
	static ScriptedServer plain(Script script) throws IOException {
		return new ScriptedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "http", script);
	}

	static ScriptedServer secure(SSLContext context, Script script) throws IOException {
		return secure(context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
				script);
	}

	static ScriptedServer secure(ServerSocket listening, Script script) {
		return new ScriptedServer(listening, "https", script);
	}

	/** Gives every request the same answer, over connections that are kept. */
	static ScriptedServer answering(String answer) throws IOException {
		return plain(always(answer));
	}

	static Script always(String answer) {
		return (wire) -> {
			while (wire.readRequest() != null) {
				wire.send(answer);
			}
		};
	}

	/** Returns an answer with a body of JSON. */
	static String json(int status, String body) {
		return "HTTP/1.1 " + status + " Said\r\nContent-Type: application/json\r\nContent-Length: "
				+ body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
	}

	private static void start(String name, Runnable work) {
		Thread thread = new Thread(work, "scripted-" + name);
		thread.setDaemon(true);
		thread.start();
	}

	private void accept() {
		while (!this.listening.isClosed()) {
			try {
				Socket socket = this.listening.accept();
				this.sockets.add(socket);
				int number = this.connections.incrementAndGet();
				start("serve", () -> serve(socket, number));
			}
			catch (IOException ex) {
				// Closed, or an unfit handshake.
			}
		}
	}

	private void serve(Socket socket, int number) {
		try (socket) {
			this.script.serve(new Wire(socket, number));
		}
		catch (IOException | InterruptedException ex) {
			// The client went away.
		}
	}

	String url() {
		return this.scheme + "://127.0.0.1:" + port();
	}

	int port() {
		return this.listening.getLocalPort();
	}

	int connections() {
		return this.connections.get();
	}

	/** Returns the heads of the requests that came, without their last line break. */
	List<String> requests() {
		return this.requests;
	}

	@Override
	public void close() throws IOException {
		this.ended.countDown();
		this.listening.close();
		for (Socket socket : this.sockets) {
			socket.close();
		}
	}

	/** What happens on a connection. */
	@FunctionalInterface
	interface Script {

		void serve(Wire wire) throws IOException, InterruptedException;

	}

	/** One connection. */
	final class Wire {

		private final Socket socket;

		private final int number;

		private Wire(Socket socket, int number) {
			this.socket = socket;
			this.number = number;
		}

		/** Returns which connection it is, the first one 1. */
		int number() {
			return this.number;
		}

		/** Reads the head of a request; null when the client closed the connection. */
		String readRequest() throws IOException {
			InputStream in = this.socket.getInputStream();
			ByteArrayOutputStream head = new ByteArrayOutputStream();
			while (true) {
				int octet = in.read();
				if (octet < 0) {
					return null;
				}
				head.write(octet);
				String text = head.toString(StandardCharsets.ISO_8859_1);
				if (text.endsWith("\r\n\r\n")) {
					String request = text.substring(0, text.length() - 4);
					ScriptedServer.this.requests.add(request);
					return request;
				}
			}
		}

		void send(String text) throws IOException {
			send(text.getBytes(StandardCharsets.UTF_8));
		}

		void send(byte[] bytes) throws IOException {
			this.socket.getOutputStream().write(bytes);
			this.socket.getOutputStream().flush();
		}

		/** Does nothing until the server is closed. */
		void hang() throws InterruptedException {
			ScriptedServer.this.ended.await();
		}

		/** Pauses for a moment, or until the server is closed. */
		void pause(int millis) throws InterruptedException {
			ScriptedServer.this.ended.await(millis, TimeUnit.MILLISECONDS);
		}

		/** Waits until the client closed the connection. */
		void awaitClose() {
			try {
				while (this.socket.getInputStream().read() >= 0) {
					continue;
				}
			}
			catch (IOException ex) {
				// Reset: closed as well.
			}
		}

		/** Breaks the connection off. */
		void reset() throws IOException {
			this.socket.setSoLinger(true, 0);
			this.socket.close();
		}

	}

}
