namespace ClickCart.Customers.Contracts;

/// <summary>What a one-time link is good for.</summary>
public enum AccountLinkPurpose
{
    ConfirmAddress,
    ResetPassword,
    ChangeAddress,
    Invitation,
}

/// <summary>
/// One-time links for mails. A link is made when its mail is written, so that it lies in no message: here only its hash is kept. It works once, for 30
/// minutes, an invitation's for seven days; a newer one of the same purpose ends it.
/// </summary>
public interface IAccountLinks
{
    /// <summary>Committed before it returns.</summary>
    /// <param name="purpose">Anything but <see cref="AccountLinkPurpose.ResetPassword"/> of an address.</param>
    /// <param name="subject">The account's id, for an invitation the invitation's.</param>
    /// <param name="ct">Breaks it off.</param>
    /// <returns>Null when there is nothing to send any more: confirmed or withdrawn by now, or five were sent in the last hour.</returns>
    Task<IssuedLink?> IssueAsync(AccountLinkPurpose purpose, Guid subject, CancellationToken ct);

    /// <summary>A link that sets the password of the account with this address. Committed before it returns.</summary>
    /// <returns>Null when there is no such account, or five were sent in the last hour.</returns>
    Task<IssuedLink?> IssueResetAsync(string email, CancellationToken ct);
}

/// <param name="Url">The page that the link opens; opening it changes nothing, its button does.</param>
/// <param name="ExpiresAt">It works before.</param>
/// <param name="To">The one address that the link may be sent to.</param>
/// <param name="Name">How to greet them; empty where nobody knows.</param>
public sealed record IssuedLink(string Url, DateTimeOffset ExpiresAt, string To, string Name);
