namespace ClickCart.Platform.Pipeline;

/// <summary>The keys of the roles that are always there. Admins make more.</summary>
public static class Roles
{
    public const string Customer = "customer";

    /// <summary>May what admins let it; at first read, and write notes.</summary>
    public const string Support = "support";

    /// <summary>May everything, for good.</summary>
    public const string Admin = "admin";
}

/// <summary>The sender of the request, or the system itself in background work. Injected; never part of a body.</summary>
public interface ICaller
{
    /// <summary>Null for guests and for the system.</summary>
    Guid? AccountId { get; }

    string? Email { get; }
    bool IsAdmin { get; }

    /// <summary>Any role but a customer's, whatever it allows.</summary>
    bool IsStaff { get; }

    /// <summary>Whether the role allows it; an admin's allows all.</summary>
    bool May(Permission permission);

    /// <summary>What limits count the sender by: its address, or for IPv6 the network of its line. <c>unknown</c> in background work.</summary>
    string Client { get; }

    /// <summary>For audit rows that only staff see: an e-mail address, <c>guest</c> or <c>system</c>.</summary>
    string Actor { get; }

    /// <summary>For rows that customers see: <c>customer</c>, <c>guest</c>, <c>support</c> for all staff but admins, <c>admin</c> or <c>system</c>.</summary>
    string Role { get; }
}
