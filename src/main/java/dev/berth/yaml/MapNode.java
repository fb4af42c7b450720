package dev.berth.yaml;

import dev.berth.problem.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Keys and their values, in the order they were written. No key occurs twice.
public final class MapNode implements Node {
  /// Up to this size a scan is faster than a hash table and takes no memory.
  private static final int SCAN = 12;

  /// A key and its value.
  ///
  /// @param key the key
  /// @param keySpan where the key stands; absent for what no file says
  /// @param value the value
  public record Entry(String key, @Nullable Span keySpan, Node value) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Entry(String thatKey, var _, Node thatValue)
          && key.equals(thatKey)
          && value.equals(thatValue);
    }

    @Override
    public int hashCode() {
      return 31 * key.hashCode() + value.hashCode();
    }

    /// The same key with another value.
    public Entry with(Node newValue) {
      return new Entry(key, keySpan, newValue);
    }
  }

  private final List<Entry> entries;
  private final @Nullable Span span;

  /// A bit for the hash of each key, because most keys that are asked for are not there; 0 until it
  /// is first needed.
  private volatile long hashes;

  /// Made when it is first needed.
  private volatile @Nullable Map<String, Entry> index;

  private MapNode(List<Entry> entries, @Nullable Span span) {
    this.entries = entries;
    this.span = span;
  }

  private long hashes() {
    long bits = hashes;
    if (bits == 0) {
      for (Entry entry : entries) {
        bits |= bit(entry.key());
      }
      hashes = bits;
    }
    return bits;
  }

  private static long bit(String key) {
    int hash = key.hashCode();
    return 1L << (hash ^ (hash >>> 6));
  }

  /// A mapping without keys.
  public static MapNode empty(@Nullable Span span) {
    return new MapNode(List.of(), span);
  }

  /// A mapping of these entries; of two with the same key the later one counts, at the place of the
  /// first.
  public static MapNode of(Collection<Entry> entries, @Nullable Span span) {
    Builder builder = new Builder(span);
    entries.forEach(builder::put);
    return builder.build();
  }

  /// A mapping of these entries, no two of which have the same key.
  public static MapNode ofDistinct(Collection<Entry> entries, @Nullable Span span) {
    return new MapNode(List.copyOf(entries), span);
  }

  /// The value of a key, or null if the key is missing.
  public @Nullable Node get(String key) {
    Entry entry = entry(key);
    return entry == null ? null : entry.value();
  }

  /// A key with its place and its value, or null if the key is missing.
  public @Nullable Entry entry(String key) {
    if ((hashes() & bit(key)) == 0) {
      return null;
    }
    if (entries.size() > SCAN) {
      return index().get(key);
    }
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.key().equals(key)) {
        return entry;
      }
    }
    return null;
  }

  private Map<String, Entry> index() {
    Map<String, Entry> known = index;
    if (known == null) {
      known = HashMap.newHashMap(entries.size());
      for (Entry entry : entries) {
        known.put(entry.key(), entry);
      }
      index = known;
    }
    return known;
  }

  /// Whether the key is there, be its value null or not.
  public boolean has(String key) {
    return entry(key) != null;
  }

  /// All keys and values, in order.
  public List<Entry> entries() {
    return entries;
  }

  /// All keys, in order.
  public List<String> keys() {
    List<String> keys = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      keys.add(entry.key());
    }
    return keys;
  }

  /// How many keys there are.
  public int size() {
    return entries.size();
  }

  /// Whether there are no keys.
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  @Override
  public @Nullable Span span() {
    return span;
  }

  /// This mapping with one key set; a new key comes last.
  public MapNode with(String key, Node value) {
    List<Entry> changed = new ArrayList<>(entries.size() + 1);
    boolean isThere = false;
    for (Entry entry : entries) {
      boolean isIt = !isThere && entry.key().equals(key);
      changed.add(isIt ? entry.with(value) : entry);
      isThere |= isIt;
    }
    if (!isThere) {
      changed.add(new Entry(key, null, value));
    }
    return ofDistinct(changed, span);
  }

  /// This mapping without some keys.
  public MapNode without(String... keys) {
    List<Entry> kept = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      if (!isOneOf(entry.key(), keys)) {
        kept.add(entry);
      }
    }
    return kept.size() == entries.size() ? this : ofDistinct(kept, span);
  }

  private static boolean isOneOf(String key, String... keys) {
    for (String each : keys) {
      if (each.equals(key)) {
        return true;
      }
    }
    return false;
  }

  /// This mapping with the mapping under one key changed, if there is one.
  public MapNode within(String key, UnaryOperator<MapNode> change) {
    return get(key) instanceof MapNode inner ? with(key, change.apply(inner)) : this;
  }

  /// This mapping with each mapping in it changed.
  public MapNode each(UnaryOperator<MapNode> change) {
    List<Entry> changed = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      changed.add(entry.value() instanceof MapNode inner ? entry.with(change.apply(inner)) : entry);
    }
    return ofDistinct(changed, span);
  }

  /// This mapping with each mapping in the list under one key changed.
  public MapNode eachIn(String key, UnaryOperator<MapNode> change) {
    if (!(get(key) instanceof ListNode list)) {
      return this;
    }
    List<Node> items = new ArrayList<>(list.size());
    for (Node item : list.items()) {
      items.add(item instanceof MapNode inner ? change.apply(inner) : item);
    }
    return with(key, new ListNode(items, list.span()));
  }

  /// Equal if the same keys have equal values, in whatever order.
  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof MapNode that) || that.size() != size()) {
      return false;
    }
    for (Entry entry : entries) {
      if (!entry.equals(that.entry(entry.key()))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int sum = 0;
    for (Entry entry : entries) {
      sum += entry.hashCode();
    }
    return sum;
  }

  @Override
  public String toString() {
    return entries.toString();
  }

  /// Puts a mapping together.
  public static final class Builder {
    private final @Nullable Span span;
    private final List<@Nullable Entry> entries;

    /// A bit for the hash of each key that was put: most are put once.
    private long hashes;

    private @Nullable Map<String, Integer> positions;

    /// Starts without keys.
    public Builder(@Nullable Span span) {
      this.span = span;
      this.entries = new ArrayList<>();
    }

    /// Starts with what another mapping has.
    public Builder(MapNode start) {
      this.span = start.span;
      this.entries = new ArrayList<>(start.entries);
      this.hashes = start.hashes();
      indexIfLarge();
    }

    /// Sets a key. A key that is already there keeps its position.
    public Builder put(String key, @Nullable Span keySpan, Node value) {
      return put(new Entry(key, keySpan, value));
    }

    /// Sets a key that no file says.
    public Builder put(String key, Node value) {
      return put(new Entry(key, null, value));
    }

    /// Sets a key. A key that is already there keeps its position.
    public Builder put(Entry entry) {
      int position = position(entry.key());
      if (position >= 0) {
        entries.set(position, entry);
        return this;
      }
      entries.add(entry);
      hashes |= bit(entry.key());
      if (positions != null) {
        positions.put(entry.key(), entries.size() - 1);
      } else {
        indexIfLarge();
      }
      return this;
    }

    private void indexIfLarge() {
      if (entries.size() > SCAN) {
        positions = HashMap.newHashMap(entries.size());
        for (int i = 0; i < entries.size(); i++) {
          Entry each = entries.get(i);
          if (each != null) {
            positions.put(each.key(), i);
          }
        }
      }
    }

    /// Removes a key, if it is there.
    public Builder remove(String key) {
      int position = position(key);
      if (position >= 0) {
        entries.set(position, null);
        if (positions != null) {
          positions.remove(key);
        }
      }
      return this;
    }

    /// What was put under a key, or null.
    public @Nullable Entry entry(String key) {
      int position = position(key);
      return position < 0 ? null : entries.get(position);
    }

    private int position(String key) {
      if ((hashes & bit(key)) == 0) {
        return -1;
      }
      if (positions != null) {
        return positions.getOrDefault(key, -1);
      }
      for (int i = 0; i < entries.size(); i++) {
        Entry each = entries.get(i);
        if (each != null && each.key().equals(key)) {
          return i;
        }
      }
      return -1;
    }

    /// The mapping.
    public MapNode build() {
      List<Entry> kept = new ArrayList<>(entries.size());
      for (Entry entry : entries) {
        if (entry != null) {
          kept.add(entry);
        }
      }
      return new MapNode(List.copyOf(kept), span);
    }
  }
}
