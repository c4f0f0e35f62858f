using Carter;
using ClickCart.Customers.Contracts;
using ClickCart.Kernel;
using ClickCart.Platform;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace ClickCart.Customers.Accounts;

/// <summary>Signs a customer up. The answer does not tell whether the address was known. Tells AccountRegistered.</summary>
internal static class RegisterAccount
{
    internal sealed record Request(string? Email, string? Password, string? Name) : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Accounts")
            .MapPost("/accounts", (Request request, IMediator mediator, CancellationToken ct) => mediator.Send(request, ct).Accepted())
            .WithSummary("Sign up; the answer is the same for new and known addresses").RequireRateLimiting(Guards.SignIn).WithMetadata(Sessions.IgnoresBearer.Instance).For(Who.Anyone);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Email).Must(Account.IsEmail).WithMessage("'Email' is not an e-mail address.");
            RuleFor(r => r.Password).NotEmpty().MaximumLength(PasswordRules.MaxLength);
            RuleFor(r => r.Name).NotEmpty().MaximumLength(100);
        }
    }

    internal sealed class Handler(CustomersDbContext db, UserManager<Account> accounts, TimeProvider clock, IIds ids) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var account = new Account(ids.New(), request.Email!, request.Name!.Trim(), Roles.Customer, now);
            // Judges and hashes the password before it looks for the address: known and unknown take the same time.
            var made = await accounts.CreateAsync(account, request.Password!);
            if (made.Errors.Where(e => e.Code.StartsWith("Password", StringComparison.Ordinal)).Select(e => e.Description).ToArray() is { Length: > 0 } weak)
                return Error.Invalid(new Dictionary<string, string[]> { ["password"] = weak });
            if (made.Succeeded) db.Publish(new AccountRegistered(account.Id, now));
            return Result.Success;
        }
    }
}
