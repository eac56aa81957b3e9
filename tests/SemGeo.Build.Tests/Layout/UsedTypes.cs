using Mono.Cecil;
using Mono.Cecil.Cil;

namespace SemGeo.Build.Tests.Layout;

/// <summary>All types that a type's compiled code names: its base, interfaces, attributes, members and the instructions of its methods. Constants leave no trace.</summary>
internal static class UsedTypes
{
    /// <summary>The types, without arrays, pointers and generic arguments around them.</summary>
    public static IEnumerable<TypeReference> Of(TypeDefinition type) => Direct(type).SelectMany(Unwrap);

    private static IEnumerable<TypeReference?> Direct(TypeDefinition type)
    {
        IEnumerable<TypeReference?> members =
        [
            type.BaseType,
            .. type.Interfaces.Select(one => one.InterfaceType),
            .. type.CustomAttributes.Select(one => one.AttributeType),
            .. type.GenericParameters.SelectMany(one => one.Constraints).Select(one => one.ConstraintType),
            .. type.Fields.Select(one => one.FieldType),
            .. type.Properties.Select(one => one.PropertyType),
        ];
        return members.Concat(type.Methods.SelectMany(OfMethod));
    }

    private static IEnumerable<TypeReference?> OfMethod(MethodDefinition method) =>
    [
        .. OfSignature(method),
        .. method.CustomAttributes.Select(one => one.AttributeType),
        .. method.GenericParameters.SelectMany(one => one.Constraints).Select(one => one.ConstraintType),
        .. method.HasBody ? method.Body.Variables.Select(one => one.VariableType) : [],
        .. method.HasBody ? method.Body.ExceptionHandlers.Select(one => one.CatchType) : [],
        .. method.HasBody ? method.Body.Instructions.SelectMany(OfInstruction) : [],
    ];

    private static IEnumerable<TypeReference?> OfSignature(MethodReference method) => [method.ReturnType, .. method.Parameters.Select(one => one.ParameterType)];

    private static IEnumerable<TypeReference?> OfInstruction(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod method => [method.DeclaringType, .. OfSignature(method), .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, .. OfSignature(method)],
        _ => [],
    };

    private static IEnumerable<TypeReference> Unwrap(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Unwrap).Prepend(generic.ElementType),
        TypeSpecification wrapped => Unwrap(wrapped.ElementType),
        _ => [type],
    };
}
