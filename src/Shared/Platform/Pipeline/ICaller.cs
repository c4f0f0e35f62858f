namespace ClickCart.Platform.Pipeline;

/// <summary>The names of roles in claims and tokens.</summary>
public static class Roles
{
    public const string Customer = "customer";
    public const string Support = "support";
    public const string Admin = "admin";
}

/// <summary>The sender of the request, or the system itself in background work. Injected; never part of a body.</summary>
public interface ICaller
{
    /// <summary>Null for guests and for the system.</summary>
    Guid? AccountId { get; }

    string? Email { get; }
    bool IsAdmin { get; }

    /// <summary>Support or admin.</summary>
    bool IsStaff { get; }

    /// <summary>What limits count the sender by: its address, or for IPv6 the network of its line. <c>unknown</c> in background work.</summary>
    string Client { get; }

    /// <summary>For audit rows that only staff see: an e-mail address, <c>guest</c> or <c>system</c>.</summary>
    string Actor { get; }

    /// <summary>For rows that customers see: <c>customer</c>, <c>guest</c>, <c>support</c>, <c>admin</c> or <c>system</c>.</summary>
    string Role { get; }
}
