using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ClickCart.Ordering.Orders;

/// <summary>
/// Guests' orders that this browser may open, because it placed them or named their number and e-mail address. They lie encrypted in a cookie, each
/// with its end, so that no secret of an order is ever in a page or its address. The REST API does not look here: it takes <c>X-Order-Token</c>.
/// </summary>
internal sealed class OpenedOrders(IHttpContextAccessor accessor, IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Name = "orders";

    /// <summary>The newest are kept: a cookie stays small.</summary>
    private const int Most = 12;

    private readonly IDataProtector _protector = protection.CreateProtector("opened-orders");

    public bool Contains(Guid orderId) => accessor.HttpContext is { } http && !http.Request.IsApi() && Read(http).Any(e => e.OrderId == orderId);

    /// <summary>Lets this browser open the order for a while.</summary>
    public void Add(HttpContext http, Guid orderId, TimeSpan keptFor)
    {
        var until = clock.GetUtcNow() + keptFor;
        var entries = Read(http).ToList();
        if (entries.Find(e => e.OrderId == orderId) is { } known && known.Until > until) until = known.Until;
        var kept = entries.Where(e => e.OrderId != orderId).Prepend(new(orderId, until)).Take(Most).ToList();
        var text = string.Concat(kept.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.OrderId:N}{e.Until.ToUnixTimeSeconds():x10}")));
        http.KeepCookie(Name, _protector.Protect(text), kept.Max(e => e.Until) - clock.GetUtcNow());
    }

    private IEnumerable<Entry> Read(HttpContext http)
    {
        if (http.Cookie(Name) is not { } cookie) return [];
        try
        {
            var now = clock.GetUtcNow();
            return [.. _protector.Unprotect(cookie).Chunk(Entry.Length).Select(Entry.Parse).Where(e => e.Until > now)];
        }
        catch (CryptographicException)
        {
            // Edited, or from before the keys were lost.
            return [];
        }
    }

    private sealed record Entry(Guid OrderId, DateTimeOffset Until)
    {
        public const int Length = 42;

        public static Entry Parse(char[] text) => new(
            Guid.ParseExact(text.AsSpan(0, 32), "N"),
            DateTimeOffset.FromUnixTimeSeconds(long.Parse(text.AsSpan(32), NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
    }
}
