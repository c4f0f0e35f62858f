using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClickCart.Platform.Http;

/// <summary>One page of a list.</summary>
/// <param name="Items">At most <c>limit</c> of them.</param>
/// <param name="NextCursor">Opaque; null on the last page.</param>
public sealed record PagedResult<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>The <c>limit</c> (1 to 100, default 20) and <c>cursor</c> of a list request. Pages by keyset: the cursor holds the last row's sort key.</summary>
public sealed record PageRequest(int Limit, string? Cursor)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        IncludeFields = true,
        Converters = { new UtcTimes(), new SoundText() },
    };

    /// <summary>One more row than a page holds: shows whether there is a next page.</summary>
    public int Take => Limit + 1;

    public static ValueTask<PageRequest?> BindAsync(HttpContext http)
    {
        var (limit, sent) = (20, http.Request.Query["limit"]);
        if (sent.Count > 0 && (sent.Count > 1 || !int.TryParse(sent[0], out limit) || limit is < 1 or > 100))
            throw new ProblemException(Error.Malformed("limit is a number from 1 to 100."));
        var cursor = http.Request.Query["cursor"];
        return new(new PageRequest(limit, cursor.Count == 0 || string.IsNullOrEmpty(cursor[0]) ? null : cursor[0]));
    }

    /// <summary>The sort key after which the page starts, usually a tuple; null for the first page.</summary>
    /// <exception cref="ProblemException">The cursor is not one of ours.</exception>
    public TKey? After<TKey>() where TKey : struct
    {
        if (Cursor is null) return null;
        try
        {
            return JsonSerializer.Deserialize<TKey>(Base64Url.DecodeFromChars(Cursor), Json);
        }
        catch (Exception e) when (e is FormatException or JsonException or NotSupportedException)
        {
            throw new ProblemException(Error.Malformed("cursor is not one that this list gave out."));
        }
    }

    /// <summary>Turns up to <see cref="Take"/> rows into a page and the cursor of the next.</summary>
    public PagedResult<TItem> ToResult<TRow, TKey, TItem>(IReadOnlyList<TRow> rows, Func<TRow, TKey> key, Func<TRow, TItem> item) where TKey : struct => new(
        [.. rows.Take(Limit).Select(item)],
        rows.Count > Limit ? CursorOf(key(rows[Limit - 1])) : null);

    /// <summary>The sort key of a row, as <see cref="After"/> reads it.</summary>
    public static string CursorOf<TKey>(TKey key) where TKey : struct => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(key, Json));

    /// <summary>We write UTC; a time that somebody else has written with an offset is the same moment, and PostgreSQL takes it as UTC alone.</summary>
    private sealed class UtcTimes : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset().ToUniversalTime();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
