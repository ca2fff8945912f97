"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

type LeaveDialogProps = {
  open: boolean;
  onStay: () => void;
  onLeave: () => void;
};

/** What was answered is nowhere else. */
export function LeaveDialog({ open, onStay, onLeave }: LeaveDialogProps) {
  return (
    <Dialog title="Leave the form?" open={open} onClose={onStay}>
      <div className="grid gap-3 p-4">
        <p>The answers are kept in this page alone. Leaving loses them; nothing has been sent.</p>
        <div className="flex flex-wrap gap-2">
          <Button autoFocus variant="primary" onClick={onStay}>
            Stay
          </Button>
          <Button onClick={onLeave}>Leave, lose the answers</Button>
        </div>
      </div>
    </Dialog>
  );
}
