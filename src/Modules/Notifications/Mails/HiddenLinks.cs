using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ClickCart.Notifications.Mails;

/// <summary>Links that are the recipient's alone, while they wait to be sent: protected by the shop's keys.</summary>
internal sealed class HiddenLinks(IDataProtectionProvider protection)
{
    /// <summary>What templates get in the place of such a link. No server has that name.</summary>
    public const string StandIn = "https://link.invalid/";

    private readonly IDataProtector _protector = protection.CreateProtector("ClickCart.Notifications.Mails.Secret");

    /// <summary>Of what a template wrote. What somebody typed in the place of a link becomes none.</summary>
    public static string Hide(string written) =>
        written.Replace(Mail.Hidden, "[ link ]", StringComparison.Ordinal).Replace(StandIn, Mail.Hidden, StringComparison.Ordinal);

    public string Protect(string secret) => _protector.Protect(secret);

    /// <summary>Null when the keys are gone.</summary>
    public string? Read(string kept)
    {
        try
        {
            return _protector.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
