using System.Text;

namespace ClickCart.Platform.Http;

public static class Locations
{
    /// <summary>Names an address in the header Location, which holds ASCII alone: the rest is percent-encoded, what is encoded already stays.</summary>
    public static void SetLocation(this HttpResponse response, string address) => response.Headers.Location = address.All(IsAllowed)
        ? address
        : string.Concat(address.EnumerateRunes().Select(r => r.IsAscii && IsAllowed((char)r.Value) ? r.ToString() : Uri.EscapeDataString(r.ToString())));

    private static bool IsAllowed(char c) => c is > ' ' and < '\x7f';
}
