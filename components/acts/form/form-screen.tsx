"use client";

import { useRouter } from "next/navigation";
import { parseAsString, useQueryStates } from "nuqs";
import { useState } from "react";
import { AnswersPage } from "@/components/acts/form/answers-page";
import { FormReview } from "@/components/acts/form/form-review";
import { LeaveDialog } from "@/components/acts/form/leave-dialog";
import { useLeaving, type Way } from "@/components/acts/form/use-leaving";
import { ownFormRegions } from "@/components/acts/form/where";
import { LoadingPage } from "@/components/acts/loading-page";
import { NotLoadedPage } from "@/components/acts/not-loaded-page";
import { useBegun } from "@/components/acts/use-begun";
import { keepAccount } from "@/components/shell/use-account";
import { Empty } from "@/components/ui/empty";
import { Page, PageHeader } from "@/components/ui/page";
import type { ActRefusalView, ActsView } from "@/lib/contracts/acts";
import { type FormAnswers, formText } from "@/lib/domain/acts/form";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { usePreviewAct } from "@/lib/queries/acts";
import { problemText } from "@/lib/queries/problem";
import { routes } from "@/lib/routes";

const TITLE = "Anthropic use case form";
const PARSERS = { account: parseAsString, region: parseAsString };

const NO_ANSWERS: FormAnswers = {
  companyName: "",
  companyWebsite: "",
  intendedUsers: "",
  industryOption: "",
  otherIndustryOption: "",
  useCases: "",
};

/** The use case form. What is answered is held in this page alone, until it is sent or left. */
export function FormScreen() {
  const [{ account, region }] = useQueryStates(PARSERS);
  const { view, snapshot, error, retry } = useBegun();
  const own = view?.accounts.find((one) => one.account === account || one.accountId === account);
  if (view && !own)
    return (
      <Page>
        <PageHeader title={TITLE} />
        <Empty title="No such account.">The address names no account that is configured.</Empty>
      </Page>
    );
  if (error)
    return <NotLoadedPage title={TITLE} what="The form was" error={error} onRetry={retry} />;
  if (!view || !own || !snapshot) return <LoadingPage title={TITLE} />;
  return <Form key={own.account} own={own} region={region} view={view} snapshot={snapshot} />;
}

type FormProps = {
  own: ActsView["accounts"][number];
  region: string | null;
  view: ActsView;
  snapshot: MatrixSnapshot;
};

function Form({ own, region, view, snapshot }: FormProps) {
  const router = useRouter();
  const preview = usePreviewAct();
  const { account, homeRegion } = own;
  const optIn = ownFormRegions(snapshot, account);
  const [answers, setAnswers] = useState<FormAnswers>(NO_ANSWERS);
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    region !== null && optIn.includes(region) ? [region] : [homeRegion],
  );
  const [refusal, setRefusal] = useState<ActRefusalView | null>(null);
  const [ids, setIds] = useState<readonly string[] | null>(null);
  const [sent, setSent] = useState(false);
  const holds = !sent && Object.values(answers).some((text) => text !== "");
  const leaving = useLeaving(holds);
  const form = formText(answers);
  const read = async () => {
    setRefusal(null);
    const made: string[] = [];
    for (const one of chosen) {
      const target = { kind: "submit-use-case-form" as const, region: one };
      const outcome = await preview.send({ account, target, form });
      if (!outcome.ok) return setRefusal({ code: "FAILED", message: problemText(outcome.problem) });
      if (!outcome.value.ok) return setRefusal(outcome.value.refusal);
      made.push(outcome.value.act.id);
    }
    setIds(made);
  };
  const leave = (way: Way) => {
    setAnswers(NO_ANSWERS);
    if (way.by === "back") router.back();
    else if (leaving.isTwice()) router.replace(way.to);
    else router.push(way.to);
  };
  return (
    <>
      {ids === null ? (
        <AnswersPage
          own={own}
          view={view}
          snapshot={snapshot}
          answers={answers}
          form={form}
          optIn={optIn}
          chosen={chosen}
          refusal={refusal}
          reading={preview.isPending}
          onAnswer={(field, text) =>
            setAnswers((now) => ({
              ...now,
              [field]: text,
              ...(field === "industryOption" && text !== "Other" && { otherIndustryOption: "" }),
            }))
          }
          onChosen={setChosen}
          onPreview={() => void read()}
          onDiscard={() => leave({ by: "link", to: keepAccount(routes.acts(), account) })}
        />
      ) : (
        <FormReview
          ids={ids}
          form={form}
          onBack={() => setIds(null)}
          onSent={() => {
            setSent(true);
            setAnswers(NO_ANSWERS);
          }}
        />
      )}
      <LeaveDialog
        open={leaving.way !== null}
        onStay={leaving.stay}
        onLeave={() => leaving.way && leave(leaving.way)}
      />
    </>
  );
}
