using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace ClickCart.Platform;

/// <summary>The names of roles in claims and tokens.</summary>
public static class Roles
{
    public const string Customer = "customer";
    public const string Support = "support";
    public const string Admin = "admin";
}

/// <summary>Who sent the request, or the system itself in background work. Injected; never part of a body.</summary>
public interface ICaller
{
    /// <summary>Null for guests and for the system.</summary>
    Guid? AccountId { get; }

    string? Email { get; }
    bool IsAdmin { get; }

    /// <summary>Support or admin.</summary>
    bool IsStaff { get; }

    /// <summary>For audit rows that only staff see: an e-mail address, <c>guest</c> or <c>system</c>.</summary>
    string Actor { get; }

    /// <summary>For rows that customers see: <c>customer</c>, <c>guest</c>, <c>support</c>, <c>admin</c> or <c>system</c>.</summary>
    string Role { get; }

    /// <summary>The secret of a guest's order, from <c>X-Order-Token</c>.</summary>
    string? OrderToken { get; }

    /// <summary>Whether the caller's browser may open this guest's order (<see cref="Platform.OpenedOrders"/>).</summary>
    bool HasOpened(Guid orderId);
}

internal sealed class HttpCaller(IHttpContextAccessor http, OpenedOrders opened) : ICaller
{
    private ClaimsPrincipal? User => http.HttpContext?.User;

    public Guid? AccountId => Guid.TryParse(User?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
    public string? Email => User?.FindFirstValue(ClaimTypes.Email);
    public bool IsAdmin => User?.IsInRole(Roles.Admin) ?? false;
    public bool IsStaff => IsAdmin || (User?.IsInRole(Roles.Support) ?? false);
    public string Actor => http.HttpContext is null ? "system" : Email ?? "guest";

    public string Role => http.HttpContext is null ? "system"
        : IsAdmin ? Roles.Admin
        : IsStaff ? Roles.Support
        : AccountId is null ? "guest" : Roles.Customer;

    public string? OrderToken => http.HttpContext?.Request.Headers["X-Order-Token"].ToString() is { Length: > 0 } token ? token : null;

    public bool HasOpened(Guid orderId) => opened.Contains(orderId);
}
