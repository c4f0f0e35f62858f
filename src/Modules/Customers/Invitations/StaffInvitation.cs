namespace ClickCart.Customers.Invitations;

/// <summary>Somebody who is to be one of the staff, and has no account until they choose a password by the link that they get.</summary>
internal sealed class StaffInvitation : Aggregate
{
    private StaffInvitation() { }

    public StaffInvitation(Guid id, string email, string key, string role, string? name, string by, DateTimeOffset now) : base(id) =>
        (Email, NormalizedEmail, Role, Name, InvitedBy, InvitedAt, SentAt) = (email, key, role, name, by, now, now);

    public string Email { get; private init; } = "";
    public string NormalizedEmail { get; private init; } = "";

    /// <summary>Its key.</summary>
    public string Role { get; private set; } = "";
    public string? Name { get; private set; }

    /// <summary>The address of who invited last.</summary>
    public string InvitedBy { get; private set; } = "";
    public DateTimeOffset InvitedAt { get; private init; }
    public DateTimeOffset SentAt { get; private set; }

    public DateTimeOffset Until => SentAt + Links.AccountLink.InvitationLifetime;

    /// <summary>Sent again, perhaps with another role.</summary>
    public void Renew(string role, string? name, string by, DateTimeOffset now)
    {
        (Role, Name, InvitedBy, SentAt) = (role, name ?? Name, by, now);
        Touch();
    }

    public void InviterMoved(string email)
    {
        InvitedBy = email;
        Touch();
    }

    /// <summary>How somebody is called who has not said it: by what stands before the @.</summary>
    public string Greeting => Name ?? Email.Split('@')[0];

    public static readonly Error NotFound = Error.NotFound("invitation");
}
