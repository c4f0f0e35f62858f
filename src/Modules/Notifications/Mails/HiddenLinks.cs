using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ClickCart.Notifications.Mails;

/// <summary>Links that are the recipient's alone, while they wait to be sent: protected by the shop's keys.</summary>
internal sealed class HiddenLinks(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("ClickCart.Notifications.Mails.Secret");

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
