namespace ClickCart.Customers.Accounts;

/// <summary>Support and admins, newest first; searched by address and name.</summary>
internal static class ListStaff
{
    internal sealed record Request(string? Q, PageRequest Page) : IRequest<Result<PagedResult<AccountView>>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts: back office").MapGet("/admin/staff", (string? q, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(q, page), ct).Ok()).WithSummary("Support and admins, newest first").RequireAccess(Permissions.ManageStaff);
            app.Admin().MapGet("/staff", (string? q, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(q, page), ct).Page(typeof(ListStaffPage))).RequireAccess(Permissions.ManageStaff);
        }
    }

    internal sealed class Handler(CustomersDbContext db) : IRequestHandler<Request, Result<PagedResult<AccountView>>>
    {
        public async Task<Result<PagedResult<AccountView>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var rows = await db.Accounts.AsNoTracking().Where(a => a.Role != Roles.Customer).Matching(request.Q).PageAsync(request.Page, cancellationToken);
            return request.Page.ToResult(rows, a => (a.CreatedAt, a.Id), AccountView.From);
        }
    }
}
