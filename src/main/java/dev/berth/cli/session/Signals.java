package dev.berth.cli.session;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/// Handles signals of the operating system. The JDK offers no supported way, so `sun.misc.Signal`
/// is used, by reflection because the compiler warns of it.
public final class Signals implements AutoCloseable {
  private final String name;
  private final @Nullable Object before;

  private Signals(String name, Runnable action) {
    this.name = name;
    this.before = handle(name, handler(action));
  }

  /// Calls the action, on a thread of its own, whenever the signal comes, until closed.
  ///
  /// @param name name without `SIG`
  public static Signals on(String name, Runnable action) {
    return new Signals(name, action);
  }

  @Override
  public void close() {
    if (before != null) {
      handle(name, before);
    }
  }

  private static Object handler(Runnable action) {
    InvocationHandler onSignal =
        (_, method, _) -> {
          if (method.getName().equals("handle")) {
            action.run();
          }
          return null;
        };
    try {
      Class<?> type = Class.forName("sun.misc.SignalHandler");
      return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, onSignal);
    } catch (ClassNotFoundException e) {
      return onSignal;
    }
  }

  /// Installs a handler and returns the one before; nothing where the JDK has no signals.
  private static @Nullable Object handle(String name, Object handler) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> type = Class.forName("sun.misc.SignalHandler");
      Object number = signal.getConstructor(String.class).newInstance(name);
      return signal.getMethod("handle", signal, type).invoke(null, number, handler);
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }
}
