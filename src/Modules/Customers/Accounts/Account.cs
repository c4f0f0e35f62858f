using Microsoft.AspNetCore.Identity;

namespace ClickCart.Customers.Accounts;

/// <summary>
/// Who may sign in: a customer, support or admin. Identity's user reduced to what is used: the e-mail address is the user name, sessions live in a
/// table of their own, and <see cref="Version"/> is the concurrency token.
/// </summary>
internal sealed class Account : IdentityUser<Guid>, IVersioned
{
    private Account() { }

    public Account(Guid id, string email, string name, string role, DateTimeOffset now) =>
        (Id, Email, Name, Role, CreatedAt, Version, SearchKey) = (id, email, name, role, now, 1, KeyOf(email, name));

    public string Name { get; private set; } = "";

    /// <summary>One of <see cref="Roles"/>.</summary>
    public string Role { get; private set; } = Roles.Customer;

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>The code of the language that its owner has chosen (<see cref="AccountLanguage"/>); null while none.</summary>
    public string? Language { get; private set; }

    /// <summary>Address and name in capitals, which every database compares alike.</summary>
    public string SearchKey { get; private set; } = "";

    /// <summary>Since when it is known that its owner reads what is sent to the address; null while it is not.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>The address that its owner wants instead, until a link has confirmed it.</summary>
    public string? WantedEmail { get; private set; }

    /// <summary>One of the groups that staff puts customers into; null for none.</summary>
    public string? CustomerGroup { get; private set; }

    public int Version { get; private set; }

    // The user name is the e-mail address: no columns of its own.
    public override string? UserName { get => Email; set { } }
    public override string? NormalizedUserName { get => NormalizedEmail; set { } }

    public void Rename(string name) => (Name, SearchKey, Version) = (name, KeyOf(Email!, name), Version + 1);

    public void Appoint(string role) => (Role, Version) = (role, Version + 1);

    public void PutInto(string? group) => (CustomerGroup, Version) = (group, Version + 1);

    public void TurnSecondFactor(bool on) => (TwoFactorEnabled, Version) = (on, Version + 1);

    /// <summary>Gives somebody else a role: this account's own must not change meanwhile.</summary>
    public void Vouch() => Version++;

    public void ChangePassword(string hash) => (PasswordHash, AccessFailedCount, LockoutEnd, Version) = (hash, 0, null, Version + 1);

    public void Confirm(DateTimeOffset now) => (ConfirmedAt, Version) = (ConfirmedAt ?? now, Version + 1);

    public void Want(string? email) => (WantedEmail, Version) = (email, Version + 1);

    /// <summary>Its owner has shown that the new address is theirs.</summary>
    public void Move(string email, string key, DateTimeOffset now) =>
        (Email, NormalizedEmail, SearchKey, ConfirmedAt, WantedEmail, Version) = (email, key, KeyOf(email, Name), now, null, Version + 1);

    /// <summary>What a search of staff is compared with: <see cref="SearchKey"/> contains it.</summary>
    public static string KeyOf(params string[] words) => string.Join(' ', words).ToUpperInvariant();

    public static readonly Error NotFound = Error.NotFound("account");
}
