using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ClickCart.Platform.Data;

/// <summary>SQLite has no time type that sorts: microseconds since 1970 do, and are as fine as PostgreSQL's.</summary>
internal sealed class UnixMicroseconds() : ValueConverter<DateTimeOffset, long>(
    time => From(time), stored => new DateTimeOffset(stored * 10 + DateTimeOffset.UnixEpoch.Ticks, TimeSpan.Zero))
{
    public static long From(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10;
}
