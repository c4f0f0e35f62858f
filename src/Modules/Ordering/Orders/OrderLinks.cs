using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ClickCart.Ordering.Orders;

/// <summary>
/// Links in mails that open one guest's order, and nothing else, in whichever browser follows them. Each is signed by the shop's keys and good for
/// <see cref="Life"/>; the browser may open the order for a day then. Accounts' orders need none: their owner signs in.
/// </summary>
internal sealed class OrderLinks(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string Query = "open";
    public static readonly TimeSpan Life = TimeSpan.FromDays(90);

    private readonly IDataProtector _protector = protection.CreateProtector("ClickCart.Ordering.OrderLinks");

    /// <summary>From the root of the shop's address.</summary>
    public string PathOf(Order order) =>
        order.AccountId is not null ? $"/orders/{order.Id}" : $"/orders/{order.Id}?{Query}={_protector.Protect($"{order.Id:N}{Until}")}";

    private string Until => (clock.GetUtcNow() + Life).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public bool Opens(Guid orderId, string key)
    {
        try
        {
            return _protector.Unprotect(key) is { Length: > 32 } said && said.StartsWith($"{orderId:N}", StringComparison.Ordinal)
                && long.TryParse(said.AsSpan(32), NumberStyles.None, CultureInfo.InvariantCulture, out var until)
                && until > clock.GetUtcNow().ToUnixTimeSeconds();
        }
        catch (CryptographicException)
        {
            // Edited, or from before the keys were lost.
            return false;
        }
    }
}
