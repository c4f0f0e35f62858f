using System.Security.Claims;

namespace ClickCart.Platform.Http;

internal sealed class HttpCaller(IHttpContextAccessor http) : ICaller
{
    private ClaimsPrincipal? User => http.HttpContext?.User;

    public Guid? AccountId => Guid.TryParse(User?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
    public string? Email => User?.FindFirstValue(ClaimTypes.Email);
    public bool IsAdmin => User?.IsInRole(Roles.Admin) ?? false;
    public bool IsStaff => User?.FindFirstValue(ClaimTypes.Role) is { } role && role != Roles.Customer;
    public bool May(Permission permission) => User?.May(permission) ?? false;
    public string Client => Guards.ClientOf(http.HttpContext?.Connection.RemoteIpAddress);
    public string Actor => http.HttpContext is null ? "system" : Email ?? "guest";

    public string Role => http.HttpContext is null ? "system"
        : IsAdmin ? Roles.Admin
        : IsStaff ? Roles.Support
        : AccountId is null ? "guest" : Roles.Customer;
}
