package io.usher.web.outage;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between the program and its database, and forwards, slowly, or not at all.
 */
final class DatabaseProxy implements Closeable {

	private final ServerSocket server;

	private final int target;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private boolean holding;

	private volatile long delayMillis;

	DatabaseProxy(int target) throws IOException {
		this.target = target;
		this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
		begin(this::accept);
	}

	int port() {
		return this.server.getLocalPort();
	}

	/** Forwards nothing from now on: connections stay open, and new ones are taken. */
	synchronized void hold() {
		this.holding = true;
	}

	/** Forwards again, what was sent meanwhile too. */
	synchronized void release() {
		this.holding = false;
		notifyAll();
	}

	/** Makes everything that is sent wait. */
	void delay(long millis) {
		this.delayMillis = millis;
	}

	private void accept() throws IOException {
		while (true) {
			Socket near = this.server.accept();
			this.sockets.add(near);
			begin(() -> {
				awaitRelease();
				Socket far = new Socket(InetAddress.getLoopbackAddress(), this.target);
				this.sockets.add(far);
				begin(() -> forward(far, near));
				forward(near, far);
			}, near);
		}
	}

	private void forward(Socket from, Socket to) throws IOException {
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			byte[] buffer = new byte[16 * 1024];
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				awaitRelease();
				out.write(buffer, 0, read);
			}
		}
		finally {
			this.sockets.remove(from);
			this.sockets.remove(to);
		}
	}

	private void awaitRelease() throws IOException {
		try {
			synchronized (this) {
				while (this.holding) {
					wait();
				}
			}
			Thread.sleep(this.delayMillis);
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

	private static void begin(Work work, Socket... used) {
		Thread thread = new Thread(() -> {
			try {
				work.run();
			}
			catch (IOException ex) {
				for (Socket socket : used) {
					closeQuietly(socket);
				}
			}
		}, "database-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	private static void closeQuietly(Closeable closeable) {
		try {
			closeable.close();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		release();
		this.sockets.forEach(DatabaseProxy::closeQuietly);
	}

	private interface Work {

		void run() throws IOException;

	}

}
