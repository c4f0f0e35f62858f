using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace ClickCart.Catalog.Search;

/// <summary>Conditions whose number a question decides.</summary>
internal static class Predicates
{
    public static Expression<Func<T, bool>> AllOf<T>(this IEnumerable<Expression<Func<T, bool>>> conditions) =>
        conditions.Aggregate((a, b) => Joined(a, b, Expression.AndAlso));

    public static Expression<Func<T, bool>> AnyOf<T>(this IEnumerable<Expression<Func<T, bool>>> conditions) =>
        conditions.Aggregate((a, b) => Joined(a, b, Expression.OrElse));

    private static Expression<Func<T, bool>> Joined<T>(
        Expression<Func<T, bool>> a, Expression<Func<T, bool>> b, Func<Expression, Expression, Expression> how) =>
        Expression.Lambda<Func<T, bool>>(how(a.Body, ReplacingExpressionVisitor.Replace(b.Parameters[0], a.Parameters[0], b.Body)), a.Parameters[0]);
}
