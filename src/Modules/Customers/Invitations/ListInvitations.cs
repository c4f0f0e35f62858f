namespace ClickCart.Customers.Invitations;

/// <summary>Who was invited to the staff and has not followed the link yet, the latest first.</summary>
internal static class ListInvitations
{
    internal sealed record Request(PageRequest Page) : IRequest<Result<PagedResult<Item>>>;

    /// <param name="Role">The role's key.</param>
    /// <param name="InvitedBy">The address of who invited last.</param>
    /// <param name="Until">The link that was sent last works before.</param>
    internal sealed record Item(Guid Id, string Email, string Role, string? Name, string InvitedBy, DateTimeOffset SentAt, DateTimeOffset Until);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts: back office").MapGet("/admin/staff/invitations", (PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(page), ct).Ok()).WithSummary("Who was invited to the staff, the latest first").RequireAccess(Permissions.ManageStaff);
            app.Admin().MapGet("/staff/invitations", (PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(page), ct).Page(typeof(ListInvitationsPage))).RequireAccess(Permissions.ManageStaff);
        }
    }

    internal sealed class Handler(CustomersDbContext db) : IRequestHandler<Request, Result<PagedResult<Item>>>
    {
        private static readonly ListSorts<StaffInvitation, Guid> Sorts = new ListSorts<StaffInvitation, Guid>("-sent", i => i.Id).By("sent", i => i.SentAt);

        public async Task<Result<PagedResult<Item>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var sort = Sorts.Of(null);
            var rows = await sort.Take(db.Invitations.AsNoTracking(), request.Page).ToListAsync(cancellationToken);
            return sort.ToResult(request.Page, rows, i => new Item(i.Id, i.Email, i.Role, i.Name, i.InvitedBy, i.SentAt, i.Until));
        }
    }
}
